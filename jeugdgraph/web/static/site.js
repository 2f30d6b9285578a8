// What a page can do more with a script than without: suggestions while a name is typed, copying, dates that apply at once.
"use strict";

const byId = id => document.getElementById(id);

/** Say something to whoever listens to the page. */
function announce(text) {
  byId("page-status").textContent = text;
}

/** A name without case and accents, as names are compared. */
function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

// Suggestions: a list under the field, as the combobox pattern of ARIA has it.
const find = byId("find");
const list = document.createElement("ul");
let names = null;
let at = -1;

/** The list of names is a script, as files beside each other cannot be fetched; it is read when it is first wanted. */
function loadNames() {
  if (names || !find.dataset.names || document.querySelector("script[data-names]")) return;
  const script = document.createElement("script");
  script.dataset.names = "";
  script.src = find.dataset.names;
  script.addEventListener("load", () => {
    names = window.jeugdgraphNames.map(([name, kind, link]) => ({name, kind, link, key: folded(name)}));
    if (document.activeElement === find) suggest();
  });
  document.head.append(script);
}

/** Names that begin with what was typed, then those that hold it, ten at most. */
function matching(typed) {
  const key = folded(typed);
  if (!key || !names) return [];
  const found = names.filter(one => one.key.includes(key));
  const rank = one => (one.key.startsWith(key) ? 0 : one.key.includes(` ${key}`) ? 1 : 2);
  return found.map((one, place) => [rank(one), place, one]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, 10).map(one => one[2]);
}

function suggest() {
  const found = matching(find.value);
  list.replaceChildren(...found.map(option));
  at = -1;
  show(found.length > 0);
  if (find.value) announce(find.dataset.say.replace("#", found.length));
}

function option(one, place) {
  const item = document.createElement("li");
  const kind = document.createElement("span");
  item.id = `find-${place}`;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  kind.textContent = one.kind;
  item.append(one.name, kind);
  item.addEventListener("mousedown", event => event.preventDefault());
  item.addEventListener("click", () => go(one));
  item.target = one;
  return item;
}

function show(open) {
  list.hidden = !open;
  find.setAttribute("aria-expanded", String(open));
  if (!open) find.removeAttribute("aria-activedescendant");
}

/** To the page of a name, on the date of this page. The links in the list are relative to it. */
function go(one) {
  const place = new URL(one.link, new URL(find.dataset.names, location.href));
  if (find.dataset.on) place.searchParams.set("on", find.dataset.on);
  location.assign(place);
}

function mark(place) {
  const items = [...list.children];
  if (!items.length) return;
  at = (place + items.length) % items.length;
  items.forEach((item, number) => item.setAttribute("aria-selected", String(number === at)));
  find.setAttribute("aria-activedescendant", items[at].id);
  items[at].scrollIntoView({block: "nearest"});
}

function keyed(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (list.hidden) suggest();
    mark(at + (event.key === "ArrowDown" ? 1 : at < 0 ? 0 : -1));
  } else if (event.key === "Enter" && at >= 0) {
    event.preventDefault();
    go(list.children[at].target);
  } else if (event.key === "Escape") {
    show(false);
  }
}

if (find && find.dataset.names) {
  list.id = "find-list";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", find.labels[0].textContent);
  list.hidden = true;
  find.setAttribute("role", "combobox");
  find.setAttribute("aria-autocomplete", "list");
  find.setAttribute("aria-expanded", "false");
  find.setAttribute("aria-controls", list.id);
  find.after(list);
  find.addEventListener("focus", loadNames);
  find.addEventListener("input", suggest);
  find.addEventListener("keydown", keyed);
  find.addEventListener("blur", () => show(false));
  // Without a server there is nobody to send the form to: the first suggestion is meant.
  if (document.body.classList.contains("filed")) {
    find.form.addEventListener("submit", event => {
      event.preventDefault();
      if (list.children.length) go(list.children[Math.max(at, 0)].target);
    });
  }
}

// Links that are copied rather than followed.
for (const link of document.querySelectorAll("a[data-copy]")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = byId("page-status").dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(link.href);
    announce(byId("page-status").dataset.copied);
    button.textContent = byId("page-status").dataset.copied;
  });
  link.after(" ", button);
}
