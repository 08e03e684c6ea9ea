"use strict";
(() => {
const data = id => JSON.parse(document.getElementById(id).textContent);
const colour = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "class") made.className = value; else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
};

/* ---- numbers ---- */
const digits = (value, most) => value.toLocaleString("en-US", { maximumFractionDigits: most });
const significant = value => Number(value.toPrecision(3)).toLocaleString("en-US", { maximumFractionDigits: 6 });
const FORMATS = {
  percent: value => (100 * value).toFixed(1) + " %",
  usd: value => "$" + significant(value),
  tokens: value => digits(value, 0),
  seconds: value => significant(value) + " s"
};
const axisText = unit => value => {
  if (unit === "percent") return digits(100 * value, 0) + " %";
  if (unit === "usd") return "$" + significant(value);
  if (unit === "seconds") return significant(value) + " s";
  return value >= 1e6 ? significant(value / 1e6) + " M" : value >= 1e3 ? significant(value / 1e3) + " k" : digits(value, 0);
};

/* ---- charts ---- */
const axis = (extra, scale) => ({
  axisLabel: { color: colour("soft"), hideOverlap: true },
  axisLine: { lineStyle: { color: colour("line") } },
  axisTick: { lineStyle: { color: colour("line") } },
  splitLine: { show: scale, lineStyle: { color: colour("grid") } },
  nameTextStyle: { color: colour("soft") },
  ...extra
});
const frame = chart => ({
  animation: false,
  aria: { enabled: true, label: { description: chart.title + ". The table below the chart has its values." } },
  textStyle: { fontFamily: "system-ui, sans-serif" },
  legend: { show: false },
  grid: { left: 8, right: 16, top: 28, bottom: 8, containLabel: true },
  tooltip: {
    renderMode: "richText", confine: true, backgroundColor: colour("panel"), borderColor: colour("line"),
    textStyle: { color: colour("text"), fontSize: 12 }
  }
});
const percentAxis = unit => unit === "percent" ? { min: 0, max: 1 } : { min: 0 };
const range = (unit, of) => of.low == null ? "" : " (" + FORMATS[unit](of.low) + " to " + FORMATS[unit](of.high) + ")";

/* Bars of one series stand on a stack of their own, with what voting adds in grey above; a further series draws the intervals. */
const GAPS = { barGap: "12%", barCategoryGap: "28%" };
const interval = (at, count) => (_, api) => {
  const place = api.barLayout({ count, ...GAPS })[at].offsetCenter;
  const [x, low] = api.coord([api.value(0), api.value(1)]);
  const high = api.coord([api.value(0), api.value(2)])[1];
  const style = { stroke: colour("text"), lineWidth: 1.2, fill: null };
  const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style, silent: true });
  const children = [];
  if (!isNaN(low) && !isNaN(high)) {
    children.push(line(x + place, low, x + place, high), line(x + place - 4, low, x + place + 4, low), line(x + place - 4, high, x + place + 4, high));
  }
  return { type: "group", children };
};
const LABEL = 44;
const bars = (chart, width) => {
  const narrow = width < 500;
  const labelled = (width - 60) / (chart.categories.length * (chart.series.length + .4)) > LABEL;
  const series = [];
  chart.series.forEach((each, at) => {
    const shade = colour("c" + each.group % 8);
    series.push({
      type: "bar", name: each.name, stack: "s" + at, ...GAPS, data: each.bars.map(bar => bar ? bar.value : null),
      itemStyle: { color: shade, opacity: each.light ? .45 : 1 },
      label: {
        show: labelled, position: "insideBottom", distance: 6,
        color: each.light ? colour("text") : colour("page"), formatter: of => FORMATS[chart.unit](of.value), fontSize: 11
      }
    });
    series.push({
      type: "bar", name: each.name + " vote", stack: "s" + at, ...GAPS, silent: true, itemStyle: { color: colour("vote") },
      data: each.bars.map(bar => bar && bar.voted != null ? Math.max(0, bar.voted - bar.value) : null)
    });
  });
  chart.series.forEach((each, at) => series.push({
    type: "custom", name: each.name + " interval", silent: true, z: 5, renderItem: interval(at, chart.series.length), encode: { x: 0, y: [1, 2] },
    data: each.bars.map((bar, index) => [index, bar && bar.low != null ? bar.low : NaN, bar && bar.high != null ? bar.high : NaN])
  }));
  const tip = at => chart.categories[at] + "\n" + chart.series.filter(each => each.bars[at]).map(each => {
    const bar = each.bars[at];
    const vote = bar.voted == null ? "" : ", majority vote " + FORMATS[chart.unit](bar.voted);
    return each.name + ": " + FORMATS[chart.unit](bar.value) + range(chart.unit, bar) + vote;
  }).join("\n");
  const shown = frame(chart);
  return {
    ...shown,
    tooltip: { ...shown.tooltip, trigger: "axis", axisPointer: { type: "shadow" }, formatter: of => tip(of[0].dataIndex) },
    xAxis: axis({ type: "category", data: chart.categories, axisLabel: { color: colour("soft"), interval: 0, overflow: "break", width: narrow ? 60 : 110, hideOverlap: false } }, false),
    yAxis: axis({ type: "value", ...percentAxis(chart.unit), axisLabel: { color: colour("soft"), formatter: axisText(chart.unit) } }, true),
    series
  };
};
const curves = chart => {
  const shown = frame(chart);
  const scale = chart.x.unit === "tokens" ? 1000 : 1;
  const xs = chart.curves.flatMap(each => each.points.map(point => point.x)).filter(x => x > 0);
  const power = (x, round) => Math.pow(2, round(Math.log2(x)));
  const least = power(Math.min(...xs) / scale, Math.floor);
  const series = chart.curves.map(each => ({
    type: "line", name: each.name, showSymbol: each.points.length < 2, step: chart.steps ? "end" : false,
    data: each.points.map(point => [Math.max(least, point.x / scale), point.y, point.x]),
    lineStyle: { width: 2, type: each.light ? "dashed" : "solid" },
    itemStyle: { color: colour("c" + each.group % 8) },
    emphasis: { focus: "series" }
  }));
  const tip = of => of.seriesName + "\n" + FORMATS[chart.x.unit](of.value[2]) + ": " + FORMATS[chart.y.unit](of.value[1]);
  return {
    ...shown,
    grid: { ...shown.grid, bottom: 28 },
    tooltip: { ...shown.tooltip, trigger: "item", formatter: tip },
    xAxis: axis({
      type: "log", logBase: 2, name: chart.x.name, nameLocation: "middle", nameGap: 28,
      min: least, max: power(Math.max(...xs) / scale, Math.ceil),
      axisLabel: { color: colour("soft"), hideOverlap: true, formatter: value => axisText(chart.x.unit)(value * scale) }
    }, true),
    yAxis: axis({ type: "value", ...percentAxis(chart.y.unit), axisLabel: { color: colour("soft"), formatter: axisText(chart.y.unit) } }, true),
    series
  };
};

const drawn = [];
const option = (chart, width) => chart.kind === "bars" ? bars(chart, width) : curves(chart);
const draw = (each, width) => each.plot.setOption(option(each.chart, width), true);
const legend = (chart, plot) => {
  const list = element("ul", { class: "legend" });
  const kind = chart.kind === "bars" ? "" : " curve";
  for (const each of chart.series || chart.curves) {
    const key = element("span", { class: "key" + kind + (each.light ? " light" : "") });
    key.style.setProperty("--key", "var(--c" + each.group % 8 + ")");
    if (chart.kind === "bars") {
      list.append(element("li", {}, key, each.name));
    } else {
      const button = element("button", { type: "button", "aria-pressed": "true", title: "Show or hide this curve" }, key, each.name);
      button.addEventListener("click", () => {
        plot.dispatchAction({ type: "legendToggleSelect", name: each.name });
        button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      });
      list.append(element("li", {}, button));
    }
  }
  if (chart.vote) {
    const key = element("span", { class: "key" });
    key.style.setProperty("--key", "var(--vote)");
    list.append(element("li", {}, key, chart.vote));
  }
  return list;
};
for (const chart of data("charts-data")) {
  const holder = document.getElementById("plot-" + chart.id);
  const plot = echarts.init(holder, null, { renderer: "svg" });
  const each = { chart, plot, holder };
  holder.before(legend(chart, plot));
  draw(each, holder.clientWidth);
  drawn.push(each);
}
const redraw = () => drawn.forEach(each => {
  each.plot.resize();
  draw(each, each.holder.clientWidth);
});
let width = innerWidth;
addEventListener("resize", () => {
  if (innerWidth !== width) {
    width = innerWidth;
    redraw();
  }
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
addEventListener("beforeprint", () => {
  document.documentElement.dataset.theme = "light";
  drawn.forEach(each => {
    each.plot.resize({ width: 680, height: 260 });
    draw(each, 680);
  });
});
addEventListener("afterprint", () => {
  delete document.documentElement.dataset.theme;
  drawn.forEach(each => each.plot.resize({ width: "auto", height: "auto" }));
  redraw();
});

/* ---- every attempt ---- */
const all = data("attempts-data");
const excerpts = data("excerpts-data");
const WORDS = { C: "correct", W: "wrong", U: "undecided", V: "voided", N: "unfinished" };
const ROWS_AT_ONCE = 60;
const ATTEMPTS_AT_ONCE = 100;
const byProblem = all.problems.map(() => []);
all.cells.forEach((cell, at) => {
  cell.at = at;
  byProblem[cell.p][cell.a] = cell;
});
const tally = cell => {
  const counts = { C: 0, W: 0, U: 0, V: 0, N: 0 };
  for (const score of cell.r) counts[score]++;
  return counts;
};
const grid = document.getElementById("grid");
if (grid) {
  const body = grid.querySelector("tbody");
  const find = document.getElementById("find");
  const tier = document.getElementById("tier");
  const more = document.getElementById("more");
  let wanted = [];
  let shown = 0;

  const cellOf = (cell, problem) => {
    const counts = tally(cell);
    const graded = counts.C + counts.W;
    const marks = (counts.U ? " ?" : "") + (counts.V ? " !" : "");
    const words = Object.entries(counts).filter(of => of[1]).map(of => of[1] + " " + WORDS[of[0]]).join(", ");
    const button = element("button", { type: "button", class: "cell", title: words, "aria-label": problem.id + ", " + all.arms[cell.a].key + ": " + words },
      counts.C + "/" + graded + marks);
    button.style.setProperty("--share", graded ? counts.C / graded : 0);
    button.addEventListener("click", () => open(cell));
    return element("td", {}, button);
  };
  const rowOf = at => {
    const problem = all.problems[at];
    const row = element("tr", {}, element("th", { scope: "row" }, problem.id), element("td", {}, problem.tier ?? ""));
    all.arms.forEach((_, arm) => {
      const cell = byProblem[at][arm];
      row.append(cell ? cellOf(cell, problem) : element("td", {}));
    });
    return row;
  };
  const fill = most => {
    const rows = wanted.slice(shown, shown + most).map(rowOf);
    shown += rows.length;
    body.append(...rows);
    more.textContent = shown < wanted.length ? shown + " of " + wanted.length + " problems are shown; the others follow as the page is scrolled" : "";
  };
  const filter = () => {
    const text = find.value.toLowerCase();
    wanted = all.problems.map((_, at) => at).filter(at => {
      const problem = all.problems[at];
      return (!text || (problem.id + " " + problem.tags.join(" ")).toLowerCase().includes(text)) && (!tier.value || problem.tier === tier.value);
    });
    shown = 0;
    body.replaceChildren();
    fill(ROWS_AT_ONCE);
  };
  find.addEventListener("input", filter);
  tier.addEventListener("change", filter);
  new IntersectionObserver(seen => {
    if (seen.some(each => each.isIntersecting)) fill(ROWS_AT_ONCE);
  }, { rootMargin: "600px" }).observe(more);
  filter();
}

const dialog = document.getElementById("attempts-of");
document.getElementById("attempts-close").addEventListener("click", () => dialog.close());
dialog.addEventListener("click", event => {
  if (event.target === dialog) dialog.close();
});
const path = text => text.split("/").map(part => part === ".." ? part : encodeURIComponent(part)).join("/");
const shownAs = (value, format) => value == null ? "" : format(value);
const attemptRow = (cell, at) => {
  const score = WORDS[cell.r[at]];
  const end = all.texts[cell.e[at]];
  const answer = cell.n[at] < 0 ? "" : all.texts[cell.n[at]];
  const why = cell.w[at] < 0 ? "" : all.texts[cell.w[at]];
  const link = element("a", { href: path(cell.d + (cell.f ? cell.f[at] : String(cell.s[at]).padStart(3, "0"))) + "/transcript.md" }, "transcript");
  const row = element("tr", {},
    element("td", { class: "n" }, String(cell.s[at])),
    element("td", { class: score }, score + (end === "answered" || end === score ? "" : ", " + end.replaceAll("_", " "))),
    element("td", {}, link),
    element("td", { class: "text" }, answer),
    element("td", { class: "text" }, why),
    element("td", { class: "n" }, FORMATS.tokens(cell.t[at])),
    element("td", { class: "n" }, shownAs(cell.u[at], FORMATS.usd)),
    element("td", { class: "n" }, FORMATS.seconds(cell.x[at])),
    element("td", { class: "n" }, String(cell.c[at])));
  const excerpt = excerpts[cell.at + ":" + cell.s[at]];
  if (!excerpt) return [row];
  const wide = element("td", { colspan: "9" }, element("details", {}, element("summary", {}, "how it ends"), element("pre", {}, excerpt)));
  return [row, element("tr", {}, wide)];
};
const open = cell => {
  const problem = all.problems[cell.p];
  const priced = cell.u.some(usd => usd != null);
  document.getElementById("attempts-title").textContent = problem.id + " · " + all.arms[cell.a].name;
  document.getElementById("attempts-gold").textContent = problem.gold == null ? "" : "Expected answer: " + problem.gold;
  const head = element("tr", {}, ...["sample", "score", "", "answer", "why", "tokens", priced ? "cost" : "", "time", "cells"].map(
    (name, at) => element("th", { scope: "col", class: at === 0 || at > 4 ? "n" : "" }, name)));
  const body = element("tbody");
  let from = 0;
  const next = () => {
    for (const past = Math.min(cell.s.length, from + ATTEMPTS_AT_ONCE); from < past; from++) body.append(...attemptRow(cell, from));
  };
  const list = document.getElementById("attempts-list");
  const button = element("button", { type: "button", class: "more" }, "Show more attempts");
  const step = () => {
    next();
    if (from >= cell.s.length) button.remove();
  };
  button.addEventListener("click", step);
  list.replaceChildren(element("table", {}, element("thead", {}, head), body), button);
  step();
  dialog.showModal();
  dialog.scrollTop = 0;
};
})();
