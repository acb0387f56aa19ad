"use strict";
// Long tables are looked through here: only the rows that are shown are in the page, so that 10,000 do not lag. What
// takes time is laying out rows: 50 fill a screen and come within 100 ms of a key.
(() => {
  const FIRST = 50, MORE = 100, MOST_CHOICES = 200;

  const begin = (table) => {
    const body = table.tBodies[0], rows = [...body.rows];
    const texts = rows.map((row) => row.textContent.toLowerCase());
    const form = table.parentElement.querySelector("form");
    const [words, count, more] = ["input", "output", "button.more"].map((one) => form.querySelector(one));
    const choices = [...table.tHead.rows[0].cells].filter((cell) => cell.dataset.choose !== undefined)
      .map((cell) => choice(form, words, cell, rows)).filter((one) => one);
    let fitting = rows, limit = FIRST;

    const show = () => {
      body.replaceChildren(...fitting.slice(0, limit));
      const shown = Math.min(limit, fitting.length);
      count.textContent = `共${rows.length}项，符合条件${fitting.length}项，显示${shown}项`;
      more.hidden = fitting.length <= limit;
    };
    const look = () => {
      const wanted = words.value.toLowerCase().split(/\s+/).filter((one) => one);
      const asked = choices.filter((one) => one.select.value);
      fitting = rows.filter((row, place) => wanted.every((one) => texts[place].includes(one))
        && asked.every((one) => one.values[place] === one.select.value));
      limit = FIRST;
      show();
    };
    words.addEventListener("input", look);
    form.addEventListener("change", look);
    form.addEventListener("reset", () => setTimeout(look));
    form.addEventListener("submit", (event) => event.preventDefault());
    more.addEventListener("click", () => { limit += MORE; show(); });
    addEventListener("beforeprint", () => { limit = Infinity; show(); });
    addEventListener("afterprint", () => { limit = FIRST; show(); });
    form.hidden = false;
    show();
  };

  const choice = (form, words, cell, rows) => {
    const values = rows.map((row) => row.cells[cell.cellIndex].textContent);
    const each = [...new Set(values)];
    if (each.length < 2 || each.length > MOST_CHOICES) return null;
    const label = document.createElement("label"), select = document.createElement("select");
    select.add(new Option("全部", ""));
    for (const one of each) select.add(new Option(one, one));
    label.append(cell.textContent + "：", select);
    words.parentElement.after(label);
    return {select, values};
  };

  document.querySelectorAll("table[data-filter]").forEach(begin);
})();
