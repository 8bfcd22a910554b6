// What a test asks of the page it is on. Put into each page before its own script runs; axe-core is there already.
window.inspection = {
  tags: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],

  // Violations of WCAG that axe-core finds, one line each.
  async violations() {
    // off in axe-core until WCAG 2.2 is asked for
    const found = await axe.run(document, { runOnly: { type: 'tag', values: this.tags }, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] });
    return found.violations.flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.target.join(' ')}: ${node.failureSummary}`));
  },

  async contrasts() {
    const found = await axe.run(document, { runOnly: { type: 'rule', values: ['color-contrast'] }, resultTypes: ['violations'] });
    return found.violations.flatMap((each) => each.nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary}`));
  },

  // What is wider than the window, unless it is a named region that can be reached and scrolled by keyboard.
  tooWide() {
    const root = document.documentElement;
    const wide = root.scrollWidth <= root.clientWidth ? [] : [`the page has ${root.scrollWidth} px of ${root.clientWidth}`];
    const scrolling = [...document.querySelectorAll('body *')].filter((each) => each.scrollWidth > each.clientWidth && ['auto', 'scroll'].includes(getComputedStyle(each).overflowX));
    const unnamed = scrolling.filter((each) => !each.matches('input, textarea, select') && !(each.tabIndex === 0 && each.getAttribute('role') === 'region' && (each.ariaLabel || each.hasAttribute('aria-labelledby'))));
    const cut = [...document.querySelectorAll('body *')].filter((each) => each.checkVisibility() && !each.closest('[role=region], .visually-hidden, .skip'))
      .filter((each) => { const box = each.getBoundingClientRect(); return box.width > 0 && (box.left < -0.5 || box.right > root.clientWidth + 0.5); });
    return [...wide, ...unnamed.map((each) => 'scrolls without a name: ' + each.outerHTML.slice(0, 120)), ...cut.slice(0, 5).map((each) => 'reaches out of the window: ' + each.outerHTML.slice(0, 120))];
  },

  // Days that the site's own script took for moments: they would be the day before in half of the world.
  movedDays() {
    return [...document.querySelectorAll('time[datetime]:not([datetime*="T"])')].filter((each) => each.title).map((each) => each.outerHTML);
  },

  // All that Tab has to reach, a group of radio buttons being one.
  reachable() {
    const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')];
    return [...new Set(all.filter((each) => !each.matches(':disabled') && each.checkVisibility({ visibilityProperty: true })).map((each) => this.key(each)))];
  },

  // Where Tab has come to, and what is wrong with how that shows.
  focused() {
    const here = document.activeElement;
    if (here === document.body || here === document.documentElement) return { key: '', fault: '' };
    const look = getComputedStyle(here);
    const box = here.getBoundingClientRect();
    const faults = [];
    if (look.outlineStyle === 'none' || parseFloat(look.outlineWidth) < 2) faults.push('no outline');
    if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) faults.push('out of sight');
    return { key: this.key(here), fault: faults.join(', ') };
  },

  key(element) {
    if (element.type === 'radio') return 'radio ' + element.name;
    this.keys ??= new Map();
    if (!this.keys.has(element)) this.keys.set(element, `${this.keys.size} ${element.outerHTML.slice(0, 120)}`);
    return this.keys.get(element);
  },

  unfold() {
    document.querySelectorAll('details').forEach((each) => { each.open = true; });
  },
};
