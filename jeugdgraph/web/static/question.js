// Fields that ask for a name: names to choose from while one is typed. They are read when a field is first wanted.
"use strict";

(() => {
  /** Pages of what a field asks for, as the list of names links to them. */
  const PAGES = {municipality: "municipality/", arrangement: "arrangement/"};
  let reading = null;

  /** The list of names is a script, as files beside each other cannot be fetched. */
  function namesAt(address) {
    reading ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = address;
      script.addEventListener("load", () => done(window.jeugdgraphNames || []));
      script.addEventListener("error", failed);
      document.head.append(script);
    });
    return reading;
  }

  async function suggest(field) {
    const wanted = PAGES[field.dataset.suggest];
    let names;
    try {
      names = await namesAt(field.dataset.names);
    } catch {
      return; // without names the field takes what is typed
    }
    const list = document.createElement("datalist");
    list.id = `names-of-${field.id}`;
    const options = names.filter(([, , link]) => !wanted || link.includes(wanted)).map(([name]) => name);
    list.append(...[...new Set(options)].map(name => Object.assign(document.createElement("option"), {value: name})));
    field.after(list);
    field.setAttribute("list", list.id);
  }

  for (const field of document.querySelectorAll("input[data-suggest][data-names]"))
    if (field.dataset.names) field.addEventListener("focus", () => suggest(field), {once: true});
})();
