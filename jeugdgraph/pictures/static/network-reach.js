// How people reach what is in the picture: pointer, touch and keyboard. The picture is one stop of the Tab key.

const networkReach = (box, model, words, state, view, act) => {
  const {element} = page;
  const STEP = 60;
  const tip = element("div", {class: "tip", role: "tooltip", hidden: true});
  const hint = element("p", {class: "hint", hidden: true});
  let over = 0, last = null, quiet = 0;

  // ---- pointer -------------------------------------------------------------------------------------------------

  const place = event => {
    const frame = box.getBoundingClientRect();
    return {x: event.clientX - frame.left, y: event.clientY - frame.top};
  };

  box.addEventListener("pointermove", event => {
    if (event.pointerType === "touch" || event.buttons) return;
    last = place(event);
    over ||= requestAnimationFrame(() => {
      over = 0;
      if (last) hover(view.thingAt(last), last);
    });
  });
  box.addEventListener("pointerleave", event => {
    last = null;
    if (!tip.contains(event.relatedTarget)) hover(null);
  });
  tip.addEventListener("pointerleave", () => hover(null));
  box.addEventListener("pointerdown", () => box.focus({preventScroll: true}));
  view.network.on("click", ({pointer}) => {
    const thing = view.thingAt(pointer.DOM);
    if (thing) act.pick(thing);
    else act.clear();
  });
  view.network.on("doubleClick", ({pointer}) => { if (!view.thingAt(pointer.DOM)) view.zoomAt(pointer.DOM); });
  view.network.on("dragStart", () => hover(null));

  /** The wheel scrolls the page, until the reader is in the picture or holds Ctrl. */
  box.addEventListener("wheel", event => {
    if (event.ctrlKey || event.metaKey || box.contains(document.activeElement)) return;
    event.stopPropagation();
    hint.textContent = page.say("wheel hint");
    hint.hidden = false;
    clearTimeout(quiet);
    quiet = setTimeout(() => { hint.hidden = true; }, 1600);
  }, {capture: true});

  function hover(thing, at) {
    box.classList.toggle("over", Boolean(thing));
    if (thing === state.hover) return;
    state.hover = thing;
    if (thing) tell(thing, at);
    else tip.hidden = true;
    view.redraw();
  }

  function tell(thing, at) {
    const lines = thing.a ? [words.between(thing), words.nature(thing)] : [words.name(thing), `${words.kind(thing)} · ${words.count(thing)}`];
    tip.replaceChildren(element("strong", {}, page.short(lines[0], 120)), lines[1] ? element("span", {}, page.short(lines[1], 160)) : "");
    tip.hidden = false;
    const spot = thing.a ? at : view.camera().at(thing), away = thing.a ? 4 : view.camera().radius(thing) * 1.3;
    const right = spot.x + away + tip.offsetWidth < box.clientWidth;
    const x = right ? spot.x + away : spot.x - away - tip.offsetWidth;
    const y = Math.min(Math.max(4, spot.y - away - tip.offsetHeight), box.clientHeight - tip.offsetHeight - 4);
    tip.style.transform = `translate(${Math.round(Math.max(4, x))}px, ${Math.round(y)}px)`;
  }

  // ---- keyboard ------------------------------------------------------------------------------------------------

  const ways = {ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1]};

  const nearer = () => view.zoom(1.3), farther = () => view.zoom(1 / 1.3);
  const keys = {Enter: pick, " ": pick, Escape: escape, "+": nearer, "=": nearer, "-": farther, 0: () => view.fit(), "/": act.search};

  document.addEventListener("keydown", event => { if (event.key === "Escape") tip.hidden = true; });
  box.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== box) return;
    const way = ways[event.key];
    const press = way ? () => event.shiftKey ? view.pan(-way[0] * STEP, -way[1] * STEP) : step(way) : keys[event.key];
    if (!press) return;
    event.preventDefault();
    press();
  });
  box.addEventListener("focus", () => view.redraw());
  box.addEventListener("blur", () => view.redraw());

  function pick() {
    if (state.cursor) act.pick(state.cursor);
    else step([0, 0]);
  }

  function escape() {
    hover(null);
    act.clear();
  }

  /** From here to the nearest node that way; at first to what the picture is about. */
  function step([x, y]) {
    const from = state.cursor?.shown ? state.cursor : null;
    const to = from ? nearest(from, x, y) : start();
    if (!to) return page.announce(page.say("no further"));
    state.cursor = to;
    view.reveal([to]);
    view.redraw();
    page.announce(words.heard(to));
  }

  function start() {
    const wanted = [state.chosen?.a || state.chosen, ...[...model.focus].map(id => model.byId.get(id))];
    return wanted.find(node => node?.shown) || central();
  }

  function central() {
    const camera = view.camera(), middle = {x: camera.width / 2, y: camera.height / 2};
    const away = node => Math.hypot(camera.at(node).x - middle.x, camera.at(node).y - middle.y);
    return model.nodes.filter(node => node.shown).sort((a, b) => away(a) - away(b))[0];
  }

  /** The nearest node within 60 degrees of a direction; what lies aside counts double. */
  function nearest(from, x, y) {
    let best = null, least = Infinity;
    for (const node of model.nodes) {
      if (!node.shown || node === from) continue;
      const dx = node.x - from.x, dy = node.y - from.y, along = dx * x + dy * y, aside = Math.abs(dx * y - dy * x);
      if (along <= 0 || aside > along * 1.75) continue;
      if (along + 2 * aside < least) [best, least] = [node, along + 2 * aside];
    }
    return best;
  }

  return {tip, hint, hover};
};
