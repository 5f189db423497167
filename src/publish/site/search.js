/* The search: finds articles by the words of their titles, authors, headings and texts, in a list
 * that the site brings along. Without it the page leads to all articles. */
"use strict";

(function () {
    const found = document.getElementById("found");
    const results = document.getElementById("results");
    const lists = document.getElementById("lists");
    const query = new URLSearchParams(window.location.search).get("q") || "";

    /* Without accents and capitals. */
    function folded(text) {
        return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    }

    /* How well an article fits: 0 where one of the words is missing. */
    function score(article, words) {
        const title = folded(article.title);
        const rest = folded((article.byline || "") + " " + (article.words || ""));
        let sum = 0;
        for (const word of words) {
            if (title.includes(word)) sum += 10;
            else if (rest.includes(word)) sum += 1;
            else return 0;
        }
        return sum;
    }

    /* The best first; of equals the newest, which is their order. */
    function find(articles, words) {
        const scored = [];
        for (const article of articles) {
            const fits = score(article, words);
            if (fits > 0) scored.push({ article, fits });
        }
        scored.sort((a, b) => b.fits - a.fits);
        return scored.map((entry) => entry.article);
    }

    function dayText(day) {
        const format = { dateStyle: "long", timeZone: "UTC" };
        return new Date(day + "T00:00:00Z").toLocaleDateString(document.documentElement.lang, format);
    }

    function entry(article) {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = article.link;
        link.textContent = article.title;
        if (article.language !== document.documentElement.lang) link.lang = article.language;
        link.dir = "auto";
        const facts = document.createElement("p");
        const time = document.createElement("time");
        facts.className = "facts";
        time.dateTime = article.day;
        time.textContent = dayText(article.day);
        facts.append(time, " · " + article.length);
        const heading = document.createElement("h2");
        heading.append(link);
        item.append(heading, facts);
        return item;
    }

    function show(articles) {
        if (articles.length === 0) {
            found.textContent = found.dataset.nothing;
            return;
        }
        const list = document.createElement("ul");
        list.className = "articles";
        list.append(...articles.map(entry));
        results.replaceChildren(list);
        found.textContent = found.dataset.found + " " + articles.length;
    }

    document.getElementById("why").hidden = true;
    document.getElementById("q").value = query;
    const words = folded(query).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
    if (words.length === 0) return;
    document.title = query + " – " + document.title;
    fetch("search.json")
        .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))))
        .then((articles) => {
            show(find(articles, words));
            lists.hidden = results.childElementCount > 0;
        })
        .catch(() => { found.textContent = found.dataset.failed; });
})();
