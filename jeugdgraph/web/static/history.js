// A slider over the days on which something changed. Without this script the same days are a list and a form.
(() => {
  "use strict";
  const block = document.getElementById("states");
  const place = document.getElementById("slider");
  if (!block || !place) return;
  const { days, groups, entries, words } = JSON.parse(block.textContent);
  if (days.length < 2) return;
  const list = document.getElementById("state-list");
  const shown = document.getElementById("state-day");
  const link = document.getElementById("state-link");

  const make = (tag, text, parent) => {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (parent) parent.append(made);
    return made;
  };
  const anchor = (text, href, parent) => {
    const made = make("a", text, parent);
    made.href = href;
    return made;
  };
  const holds = ([, , , start, end], day) => (!start || start <= day) && (!end || day < end);
  const mark = ([, , , start, , seen, old], day) => (!start && day < seen ? "°" : day >= old ? "*" : "");

  // Entries in lists, each under a heading; lists that are empty are left out. Whether there was any.
  const tellAll = (lists, marked) => {
    const told = lists.filter(([, own]) => own.length);
    if (!told.length) return false;
    const made = make("dl", "", list);
    made.className = "facts";
    for (const [heading, own] of told) {
      const part = make("div", "", made);
      if (own.length > 4) part.className = "whole";
      make("dt", heading || words.members, part);
      const line = make("dd", "", part);
      own.forEach((entry, place) => {
        if (place) line.append(", ");
        if (entry[1]) anchor(entry[0], entry[1], line);
        else line.append(entry[0]);
        line.append(marked(entry));
      });
    }
    return true;
  };

  const tell = (number) => {
    const [iso, text, page] = days[number];
    shown.textContent = text;
    link.replaceChildren();
    if (page) anchor(words.page, page, link);
    list.replaceChildren();
    tellAll([
      [words.began, entries.filter(([, , , start]) => start === iso)],
      [words.ended, entries.filter(([, , , , end]) => end === iso)],
      [words.seen, entries.filter(([, , , start, , seen]) => !start && seen === iso)],
    ], () => "");
    const held = groups.map((group) => [group, []]);
    for (const entry of entries) if (holds(entry, iso)) held[entry[2]][1].push(entry);
    if (!tellAll(held, (entry) => mark(entry, iso))) make("p", words.nothing, list);
    range.setAttribute("aria-valuetext", text);
    back.disabled = number === 0;
    on.disabled = number === days.length - 1;
  };

  const label = make("label", words.label, place);
  label.htmlFor = "day-range";
  const row = make("div", "", place);
  row.className = "slider";
  const step = (text, by) => {
    const button = make("button", text, row);
    button.type = "button";
    button.addEventListener("click", () => {
      range.value = String(Number(range.value) + by);
      tell(Number(range.value));
    });
    return button;
  };
  const back = step(words.earlier, -1);
  const range = make("input", "", row);
  const on = step(words.later, 1);
  range.type = "range";
  range.id = "day-range";
  range.min = "0";
  range.max = String(days.length - 1);
  const named = shown.textContent;
  const begin = days.findIndex(([, text]) => text === named);
  range.value = String(begin < 0 ? days.length - 1 : begin);
  range.addEventListener("input", () => tell(Number(range.value)));
  document.getElementById("choose")?.remove();
  tell(Number(range.value));
})();
