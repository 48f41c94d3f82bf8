// Two languages: every word of the page itself stands here, and nowhere else.

const WORDS = {
  zh: {
    search: "搜索实体", searchHint: "搜索名称、别名、拼音…", searchShort: "搜索…", results: "搜索结果", views: "视图",
    graph: "图谱", table: "事实表", text: "原文", filters: "筛选", save: "导出",
    savePng: "图片 PNG", saveTtl: "所见子图 Turtle", saveJson: "所见子图 JSON", copyLink: "复制链接",
    theme: "切换深浅色", language: "EN", zoomIn: "放大", zoomOut: "缩小", zoomFit: "看全图",
    byCommunity: "按社区着色", key: "图例", types: "实体类型", relations: "关系", all: "全选", none: "全不选",
    only: "只看", more: "更多筛选", confidence: "置信度 ≥ ", polarity: "肯定与否定",
    positive: "肯定", negative: "否定", voices: "陈述方式", plain: "直接陈述", claims: "转述（某人说）",
    modality: "情态", asserted: "断言", planned: "计划", possible: "可能", required: "要求", desired: "期望",
    documents: "文本", speakers: "说话人", tellers: "讲者", unnamed: "（未注明）", values: "数值与日期", reset: "全部恢复",
    findRelation: "查找关系…", open: "开放关系",
    close: "关闭", back: "返回", focusOn: "聚焦：{0} · {1} 跳", pathOf: "{0} → {1}（{2} 步）",
    noPath: "「{0}」与「{1}」之间没有路径", hop1: "聚焦 1 跳", hop2: "聚焦 2 跳",
    pathTo: "到…的路径", pathPick: "点击另一个节点，或搜索它，看两者之间的路径。", cancel: "取消",
    copyIri: "复制 IRI", copied: "已复制", aliases: "又名", facts: "{0} 条事实", fact: "事实",
    evidence: "证据", says: "{0} {1}：", claimBy: "{0} {1}", noFacts: "没有事实。",
    subject: "主体", relation: "关系", object: "客体", qualifiers: "限定",
    inText: "在原文中看", from: "来自", overview: "概览", highlights: "要点", path: "路径",
    overviewLine: "{0} 个实体，{1} 条事实，来自 {2} 篇文本。点击节点或连线，查看它在原文中的依据。",
    allFacts: "全部事实见「事实表」", moreRows: "再显示 {0} 条（还有 {1} 条）", nothing: "没有找到",
    shown: "显示 {0} / {1} 个节点，{2} / {3} 条事实", capped: "其余按重要性省略，搜索可以调出", drawAll: "画出 {0} 个", drawOpening: "只画要点",
    carried: "页面收入最重要的 {0} 条事实，其余见导出的文件",
    sort: "排序", rowCount: "{0} 条事实符合筛选", noText: "此页未附原文全文，以下是有事实的句子。",
    incoming: "被指向", outgoing: "指向", hidden: "（未画出，点击调出）", time: "时间", place: "地点", manner: "方式",
    beneficiary: "受益者", topic: "话题", cause: "原因", purpose: "目的", means: "手段", companion: "同伴",
    quantity: "数量", other: "其他", keys: "快捷键：/ 搜索 · Esc 返回 · F 全图 · 方向键在事实间移动",
    community: "社区", document: "文本", date: "日期", speaker: "讲者", source: "出处",
    canvas: "知识图谱画布；键盘用户请用搜索或事实表", not: "否定", skip: "跳到证据",
    dashed: "虚线：某人的说法", dotted: "点线：计划或可能", struck: "红线：否定",
  },
  en: {
    search: "Search entities", searchHint: "Search name, alias or pinyin…", searchShort: "Search…", results: "Search results", views: "Views",
    graph: "Graph", table: "Facts", text: "Text", filters: "Filter", save: "Save",
    savePng: "Picture (PNG)", saveTtl: "What is shown, as Turtle", saveJson: "What is shown, as JSON", copyLink: "Copy link",
    theme: "Light or dark", language: "中文", zoomIn: "Zoom in", zoomOut: "Zoom out", zoomFit: "Show all",
    byCommunity: "Colour by community", key: "Legend", types: "Entity types", relations: "Relations", all: "All", none: "None",
    only: "only", more: "More filters", confidence: "Confidence ≥ ", polarity: "Affirmed or denied",
    positive: "Affirmed", negative: "Denied", voices: "Voice", plain: "Stated plainly", claims: "Claimed by somebody",
    modality: "Modality", asserted: "asserted", planned: "planned", possible: "possible", required: "required", desired: "desired",
    documents: "Documents", speakers: "Speakers", tellers: "Documents by", unnamed: "(not stated)", values: "Numbers and dates", reset: "Reset all",
    findRelation: "Find a relation…", open: "open relation",
    close: "Close", back: "Back", focusOn: "Focus: {0} · {1} hop(s)", pathOf: "{0} → {1} ({2} steps)",
    noPath: "No path between “{0}” and “{1}”", hop1: "Focus 1 hop", hop2: "Focus 2 hops",
    pathTo: "Path to…", pathPick: "Click another node, or search for it, to see the path between them.", cancel: "Cancel",
    copyIri: "Copy IRI", copied: "Copied", aliases: "Also", facts: "{0} facts", fact: "Fact",
    evidence: "Evidence", says: "{0} {1}: ", claimBy: "{0} {1}", noFacts: "No facts.",
    subject: "Subject", relation: "Relation", object: "Object", qualifiers: "Qualifiers",
    inText: "See in text", from: "from", overview: "Overview", highlights: "In short", path: "Path",
    overviewLine: "{0} entities and {1} facts from {2} document(s). Click a node or an edge to see where the text says so.",
    allFacts: "All facts are under “Facts”", moreRows: "Show {0} more ({1} left)", nothing: "Nothing found",
    shown: "Showing {0} of {1} nodes, {2} of {3} facts", capped: "the rest left out by weight; search brings it in", drawAll: "Draw {0}", drawOpening: "Draw the main ones",
    carried: "the page carries the {0} weightiest facts; the exported files hold the rest",
    sort: "Sort", rowCount: "{0} facts pass the filters", noText: "The full text is not part of this page; these are the sentences with facts.",
    incoming: "incoming", outgoing: "outgoing", hidden: "(not drawn; click to bring in)", time: "time", place: "place", manner: "manner",
    beneficiary: "beneficiary", topic: "topic", cause: "cause", purpose: "purpose", means: "means", companion: "companion",
    quantity: "quantity", other: "other", keys: "Keys: / search · Esc back · F show all · arrows move between facts",
    community: "Community", document: "Document", date: "Date", speaker: "Speaker", source: "Source",
    canvas: "Knowledge graph canvas; keyboard users: search, or the table of facts", not: "NOT", skip: "Skip to evidence",
    dashed: "Dashed: somebody's claim", dotted: "Dotted: planned or possible", struck: "Red: denied",
  },
};

let language = /^en\b/i.test(navigator.language || "") ? "en" : "zh";

/** The word for `key`, with {0}, {1}… replaced by `values`. */
function t(key, ...values) {
  const word = WORDS[language][key] ?? key;
  return values.length ? word.replace(/\{(\d)\}/g, (_, n) => String(values[n])) : word;
}

/** The label of an entity, type or relation in the language of the page. */
function labelOf(thing) {
  return (language === "en" && thing.en) || thing.zh || thing.name || thing.id;
}

/** Makes an element; `parts` are nodes or strings, and strings never become markup. */
function make(tag, attributes = {}, ...parts) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") element.className = value;
    else if (name === "click") element.addEventListener("click", value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...parts.flat().filter((part) => part !== null && part !== undefined && part !== ""));
  return element;
}

const byId = (id) => document.getElementById(id);

/** Writes the words of the page's fixed parts. */
function writeWords() {
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const element of document.querySelectorAll("[data-t-label]")) {
    element.setAttribute("aria-label", t(element.dataset.tLabel));
    if (element.tagName === "BUTTON") element.title = t(element.dataset.tLabel);
  }
  for (const element of document.querySelectorAll("[data-t-placeholder]")) {
    element.setAttribute("placeholder", t(narrow.matches ? "searchShort" : element.dataset.tPlaceholder));
  }
  byId("language").textContent = t("language");
  byId("language").lang = language === "zh" ? "en" : "zh-Hans";
}
