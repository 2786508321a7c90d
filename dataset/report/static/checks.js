// The checks of the articles' own arithmetic, the worst first, and the number of verdicts.

const MOST_CHECKS = 200;

function drawChecks(page) {
  const wanted = find("check-status").value;
  const order = ["conflict", "mismatch", "incomplete", "ok"];
  const all = page.head.checks.map((check, n) => n)
    .filter((n) => !wanted || page.head.checks[n][6] === wanted)
    .sort((a, b) => order.indexOf(page.head.checks[a][6]) - order.indexOf(page.head.checks[b][6]));
  const shown = all.slice(0, MOST_CHECKS);
  const isReady = shown.every((n) => page.head.checks[n][3].every((fact) =>
    page.texts.has(page.facts.article[fact])));
  fill("checks-counted", say("checks.shown", { n: number(shown.length), all: number(all.length) }));
  if (isReady) fill("check-list", ...shown.map((n) => checkCard(page, n)));
}

function drawReviews(page) {
  const { size } = page.reviews;
  fill("save-reviews", say("save.reviews", { n: number(size) }));
  find("save-reviews").disabled = !size;
}
