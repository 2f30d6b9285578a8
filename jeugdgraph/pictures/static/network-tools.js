// Filters, the reference date, and what is shown.

const networkFilters = (scene, model, words, state, changed) => {
  const {element} = page;
  const summary = element("summary", {});
  const panel = element("div", {class: "panel"});
  const fold = element("details", {class: "drop", on: {
    keydown: event => {
      if (event.key !== "Escape" || !fold.open) return;
      event.stopPropagation();
      fold.open = false;
      summary.focus();
    },
    focusout: event => { if (event.relatedTarget && !fold.contains(event.relatedTarget)) fold.open = false; },
  }}, summary, panel);
  document.addEventListener("pointerdown", event => { if (!fold.contains(event.target)) fold.open = false; });
  const counts = new Map();

  const offCount = () => [...state.off.values()].reduce((sum, values) => sum + values.size, 0);

  function build() {
    counts.clear();
    panel.replaceChildren(
      element("div", {class: "facets"}, model.facets.map(fieldset)),
      element("button", {type: "button", on: {click: reset}}, page.say("reset")));
    tell();
  }

  const fieldset = facet => {
    const boxes = inOrder(facet).map(value => ({value, box: ticked(facet.key, value), count: counted(facet.key, value)}));
    const every = (key, wanted) => element("button", {type: "button", class: "every", on: {click: () => {
      for (const {value, box} of boxes) {
        box.checked = wanted;
        set(facet.key, value, wanted);
      }
      changed();
    }}}, page.say(key), element("span", {class: "unseen"}, ` ${page.say(`facet ${facet.key}`)}`));
    return element("fieldset", {}, element("legend", {}, page.say(`facet ${facet.key}`)),
      boxes.length > 3 && element("div", {class: "both"}, every("tick all", true), every("tick none", false)),
      boxes.map(({value, box, count}) => element("label", {}, box, element("span", {}, words.term(facet.key, value)), count)));
  };

  const ticked = (key, value) => element("input", {type: "checkbox", checked: !state.off.get(key)?.has(value), on: {change: event => {
    set(key, value, event.target.checked);
    changed();
  }}});

  function counted(key, value) {
    const count = element("span", {class: "count"});
    counts.set(`${key} ${value}`, count);
    return count;
  }

  /** By name in the language of the page; last what is not known. */
  const inOrder = facet => [...facet.values].sort((a, b) => !a - !b || words.term(facet.key, a).localeCompare(words.term(facet.key, b), page.lang));

  function set(key, value, wanted) {
    const values = state.off.get(key) || state.off.set(key, new Set()).get(key);
    if (wanted) values.delete(value);
    else values.add(value);
  }

  function reset() {
    state.off.clear();
    for (const box of panel.querySelectorAll("input")) box.checked = true;
    changed();
  }

  /** Bring counts up to date. */
  function tell() {
    const off = offCount();
    summary.textContent = off ? page.say("filters on", {count: page.number(off)}) : page.say("filters");
    for (const facet of model.facets)
      for (const [value, count] of facet.counts) counts.get(`${facet.key} ${value}`).textContent = page.number(count);
  }

  build();
  return {box: model.facets.length ? fold : null, tell, dress: build};
};

const networkTime = (scene, state, changed) => {
  const {element} = page, {first, last, stops} = scene.time;
  const show = day => { if (day >= first && day <= last && day !== state.day) { state.day = day; dress(); changed(); } };
  const slider = element("input", {type: "range", min: 0, max: stops.length - 1, step: 1, on: {input: () => show(stops[slider.valueAsNumber])}});
  const field = element("input", {type: "date", min: first, max: last, on: {change: () => { show(field.value); dress(); }}});
  const step = (sign, to) => element("button", {type: "button", class: "step", on: {click: () => show(to() ?? state.day)}}, sign);
  const before = step("‹", () => stops.filter(stop => stop < state.day).at(-1));
  const after = step("›", () => stops.find(stop => stop > state.day));
  const spoken = element("output", {class: "day"});
  const box = element("div", {class: "time", role: "group"}, before, slider, after, field, spoken);

  function dress() {
    const place = stops.filter(stop => stop <= state.day).length - 1;
    slider.value = String(Math.max(0, place));
    slider.setAttribute("aria-valuetext", page.day(state.day));
    field.value = state.day;
    spoken.textContent = page.day(state.day);
    page.shown(state.day);
    page.able(before, state.day > stops[0]);
    page.able(after, state.day < stops.at(-1));
    const named = {box: "reference date", slider: "reference date", field: "choose date", before: "previous change", after: "next change"};
    Object.entries({box, slider, field, before, after}).forEach(([key, part]) => part.setAttribute("aria-label", page.say(named[key])));
  }

  dress();
  return {box, dress};
};
