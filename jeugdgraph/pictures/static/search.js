// Search by name or code, with suggestions: a combobox with a list (WAI-ARIA Authoring Practices).

const nameSearch = (model, words, act) => {
  const MOST = 8;
  const {element} = page;
  let aim = null, found = [], at = -1;

  const input = element("input", {id: "search", type: "search", role: "combobox",
    "aria-expanded": "false", "aria-controls": "suggestions", "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false",
    on: {input: suggest, keydown, focus: suggest, blur: close}});
  const label = element("label", {for: "search", class: "unseen"});
  const list = element("ul", {id: "suggestions", role: "listbox", hidden: true, on: {mousedown: event => event.preventDefault()}});
  const box = element("div", {class: "search"}, label, input, list);

  /** How well a node answers: 0 is best; null when it does not. */
  function rank({name, codes}, wanted) {
    if (name === wanted || codes.includes(wanted)) return 0;
    if (name.startsWith(wanted)) return 1;
    const place = name.indexOf(wanted);
    if (place > 0) return /[\s\-'(/.]/.test(name[place - 1]) ? 2 : 3;
    return codes.some(code => code.startsWith(wanted)) ? 4 : null;
  }

  let known = null;
  const index = () => known ??= model.nodes.map(node => ({node, name: folded(page.text(node.label).slice(0, 400)), codes: codes(node)}));

  /** The id of a node and what stands among its facts as a short text: codes. */
  const codes = ({id, facts = []}) => [id, ...facts.map(([, value]) => value)]
    .filter(value => typeof value === "string" && value.length < 40).map(folded);

  /** Best first; those to be seen before those that are not. */
  function answers(text) {
    const wanted = folded(text.trim());
    if (!wanted) return [];
    return index().map(one => ({...one, rank: rank(one, wanted)})).filter(one => one.rank !== null && one.node !== aim)
      .sort((a, b) => b.node.shown - a.node.shown || a.rank - b.rank || b.node.size - a.node.size || a.name.localeCompare(b.name))
      .map(one => one.node);
  }

  function suggest() {
    const all = answers(input.value);
    found = all.slice(0, MOST);
    at = -1;
    list.replaceChildren(...found.map(option));
    list.setAttribute("aria-label", page.say("suggestions"));
    const open = found.length > 0;
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    input.removeAttribute("aria-activedescendant");
    if (input.value.trim() && document.activeElement === input) page.announce(page.say("found", {count: page.number(all.length)}));
  }

  const option = (node, place) => element("li", {role: "option", id: `suggestion-${place}`, "aria-selected": "false", on: {click: () => choose(node)}},
    element("span", {class: "name"}, words.name(node)),
    element("span", {class: "quiet"}, node.shown ? words.kind(node) : `${words.kind(node)} · ${page.say("not shown now")}`));

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    at = -1;
  }

  function move(step) {
    if (list.hidden) suggest();
    if (!found.length) return;
    at = (at + step + found.length + (at < 0 && step < 0 ? 1 : 0)) % found.length;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    input.setAttribute("aria-activedescendant", `suggestion-${at}`);
    list.children[at].scrollIntoView({block: "nearest"});
  }

  function keydown(event) {
    const keys = {ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: () => found.length && choose(found[Math.max(0, at)]), Escape: escape};
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  }

  function escape() {
    if (!list.hidden) return close();
    input.value = "";
    release();
  }

  function choose(node) {
    const from = aim;
    input.value = "";
    close();
    release();
    if (from) act.path(from, node);
    else act.choose(node, {close: true});
  }

  /** Ask where a path is to lead. */
  function aimFrom(node) {
    aim = node;
    dress();
    input.value = "";
    input.focus();
    page.announce(act.note(page.say("choose goal", {name: words.name(node)})));
  }

  function release() {
    if (!aim) return;
    aim = null;
    act.note("");
    dress();
  }

  function dress() {
    known = null;
    label.textContent = aim ? page.say("path from", {name: words.name(aim)}) : page.say("search");
    input.placeholder = aim ? page.say("path to") : page.say("search");
    box.classList.toggle("aiming", Boolean(aim));
  }

  dress();
  return {box, aimFrom, release, dress, aim: () => aim, focus: () => input.focus()};
};
