// What is chosen, and everything that is drawn anew from it.

class View {
  // Takes a change of the state: into the address, and onto the screen.
  change(part, isStep) {
    Object.assign(this.state, part);
    writeAddress(this.state, isStep);
    this.draw();
  }

  draw() {
    const started = performance.now();
    const { state } = this;
    const query = readQuery(state.query);
    this.found = query.text && this.search.isReady ? this.search.find(query) : null;
    const matches = this.found && matching(this.facts, this.found, state.scope);
    const { rows, counts } = this.filter.apply(state.chosen, matches, state.sort);
    this.rows = rows;
    for (const tab of TABS) {
      find(`tab-${tab}`).setAttribute("aria-selected", String(tab === state.tab));
      find(`tab-${tab}`).tabIndex = tab === state.tab ? 0 : -1;
      find(tab).hidden = tab !== state.tab;
    }
    const words = query.text && !this.search.isReady ? say("search.wait") : filterWords(this);
    fill("counted", words);
    document.title = `${words} · ${this.head.title}`;
    fill("tokens", ...filterTokens(this));
    fill("forms", ...formChips(this));
    this.counts = counts;
    this.drawFacets();
    for (const head of find("heads").children) {
      const column = head.dataset.column;
      const at = state.sort.replace("-", "") === column;
      head.setAttribute("aria-sort",
        at ? (state.sort.startsWith("-") ? "descending" : "ascending") : "none");
    }
    find("nothing").hidden = rows.length > 0;
    this.table.show(rows, this.fact);
    this.drawn = performance.now() - started;
  }

  drawFacets() {
    fill("facets", ...this.facets.map((facet, n) => facetBox(this, facet, this.counts[n])));
  }

  seek(query) {
    find("query").value = query;
    this.change({ query, tab: "facts" });
  }

  toggle(name, key) {
    const chosen = new Set(this.state.chosen[name] || []);
    if (!chosen.delete(key)) chosen.add(key);
    const all = { ...this.state.chosen, [name]: [...chosen] };
    if (!chosen.size) delete all[name];
    this.change({ chosen: all, tab: "facts" }, true);
    refocus(name, key);
  }

  clear() {
    find("query").value = "";
    this.change({ chosen: {}, query: "" }, true);
    find("query").focus();
  }

  widen(name) {
    if (!this.widened.delete(name)) this.widened.add(name);
    this.drawFacets();
    const more = document.querySelector(`[data-widen="${name}"]`);
    if (more) more.focus();
  }

  unfold(name, isOpen) {
    if (isOpen === this.opened.has(name) || (this.state.chosen[name] || []).length) return;
    if (isOpen) this.opened.add(name);
    else this.opened.delete(name);
    this.drawFacets();
    document.querySelector(`[data-facet="${name}"] summary`).focus();
  }

  sortBy(column) {
    const { sort } = this.state;
    const next = sort === column ? `-${column}` : sort === `-${column}` ? "" : column;
    this.change({ sort: next });
  }
}
