// The checks of the articles' own arithmetic, the worst first, and the number of verdicts.

const CHECKS_AT_ONCE = 200;
const WORST_FIRST = ["conflict", "mismatch", "incomplete", "ok"];

// How far the stated figure of a check is from what its other figures give.
function apart([, , , , stated, expected]) {
  return stated === null ? 0 : Math.abs(stated - expected) / (Math.abs(expected) || 1);
}

function drawChecks(page, most = CHECKS_AT_ONCE) {
  const { checks } = page.head;
  const wanted = page.state.status;
  const rank = (n) => WORST_FIRST.indexOf(checks[n][6]);
  const all = checks.map((check, n) => n).filter((n) => !wanted || checks[n][6] === wanted)
    .sort((a, b) => rank(a) - rank(b) || apart(checks[b]) - apart(checks[a]) || a - b);
  const shown = all.slice(0, most);
  const isReady = shown.every((n) => checks[n][3].every((fact) =>
    page.texts.has(page.facts.article[fact])));
  fill("checks-counted", say("checks.shown", { n: number(shown.length), all: number(all.length) }));
  if (!isReady) return; // drawn again when all texts are there
  fill("check-list", ...shown.map((n) => checkCard(page, n)));
  const rest = all.length - shown.length;
  fill("more-checks", rest ? button(say("checks.more", { n: number(rest) }),
    () => {
      drawChecks(page, most + CHECKS_AT_ONCE);
      (find("more-checks").firstChild || find("check-status")).focus();
    }) : null);
}

function drawReviews(page) {
  const { size } = page.reviews;
  fill("save-reviews", say("save.reviews", { n: number(size) }));
  find("save-reviews").disabled = !size;
}
