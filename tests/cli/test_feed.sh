#!/bin/bash
# Feeds: every verb that takes an article takes the articles of a feed.
. "$(dirname "$0")/tap.sh"
feed=samples/pharmacy-news.xml

titles() { sed -n 's/^# //p' "$scratch/out"; }

run outline "$feed"
status_is 0 "a feed"
is "$(titles | wc -l)" 3 "all its articles"
is "$(titles | head -n 1)" "Measles is back in three counties: check your child’s shots" "in the feed's order"
is "$(grep -c '^== Disclaimer' "$scratch/out")" 3 "each with its notice"
err_lines 1 "nothing to complain of but the short one"
err_has "$feed, item 3:" "which is named"
err_has "https://harborstreet.example/news/ask-ibuprofen" "and where its article is"

ok "what the feed adds about itself is left out" eval '! grep -q "appeared first" "$scratch/out"'

run outline - <"$feed"
is "$(titles | wc -l)" 3 "from standard input"

run outline --format json --item 2 "$feed"
status_is 0 "--item chooses one"
ok "with its facts" python3 - "$scratch/out" <<'PYTHON'
import json, sys
article = json.load(open(sys.argv[1]))
assert article["title"] == "Recall: blood pressure tablets with the wrong strength", article["title"]
assert article["byline"] == "Daniel Reyes", article["byline"]
assert article["date"] == "2026-05-11", article["date"]
assert article["language"] == "en-US", article["language"]
assert len(article["disclaimer"]) == 1
text = json.dumps(article)
assert "<90/60 mm Hg" in text
PYTHON
run outline --item 3,1 "$feed"
is "$(titles | wc -l)" 2 "--item takes a list"
is "$(titles | head -n 1 | cut -c 1-7)" "Measles" "the order is the feed's"
run outline --item 2- "$feed"
is "$(titles | wc -l)" 2 "--item takes an open range"
run outline --item 1-9 "$feed"
is "$(titles | wc -l)" 3 "a range may reach beyond the end"

run outline --item 4 "$feed"
status_is 2 "an item that is not there is wrong usage"
err_has "the feed has 3 items" "how many there are is said"
is "$out" "" "and nothing printed"
run outline --item 1 samples/vitamin-d.html
status_is 2 "--item with a page is wrong usage"
err_has "vitamin-d.html: --item chooses from a feed" "the page is named"
for list in 0 x 3-1 1,,2 -1 ''; do
    run outline --item "$list" "$feed"
    status_is 2 "--item '$list' is wrong usage"
done

run script --item 1 "$feed"
status_is 0 "a script"
out_has "said:               Fever, cough and red eyes come two to four days before the rash." "of an item"
run timeline --item 3 --jobs 1 "$feed"
status_is 0 "a timeline"
out_has "1,200 mg" "of an item"
run read --device null --rate 4x --item 3 --control - "$feed" <<<disclaimer
status_is 0 "an item is read"

run export --jobs 2 --format wav -o "$scratch/audio" "$feed"
status_is 0 "a feed is exported"
is "$(ls "$scratch/audio" | wc -l)" 3 "a file for each article"
is "$(wc -l <"$scratch/out")" 3 "and their names printed"

# Two items may have one title, and none.
cat >"$scratch/twins.xml" <<'END'
<feed xmlns="http://www.w3.org/2005/Atom"><title>Twins</title>
<entry><title>Weekly notes</title><content type="html">&lt;p>Drink water.&lt;/p></content></entry>
<entry><title>Weekly notes</title><content type="html">&lt;p>Sleep well.&lt;/p></content></entry>
<entry><link href="https://a.example/3"/><title>Nothing but a title</title></entry>
</feed>
END
run export --format wav -o "$scratch/twins" "$scratch/twins.xml"
status_is 3 "an item without text has no article"
err_has "item 3: the feed has no text of this item; the article is at https://a.example/3" "which is said"
is "$(ls "$scratch/twins" | wc -l)" 2 "articles of the same title have files of their own"

printf '<rss><channel><title>Empty</title></channel></rss>' >"$scratch/empty.xml"
run outline "$scratch/empty.xml"
status_is 3 "a feed without items has no article"
err_has "the feed has no items" "which is said"

head -c 3500 "$feed" >"$scratch/cut.xml"
run outline "$scratch/cut.xml"
status_is 0 "a feed that was cut off is read as far as it goes"
err_has "the feed's XML is broken" "with a warning"
out_has "Measles is back" "and what there is"

# Markdown: the file's name counts, then its marks.
run outline samples/hay-fever.md
status_is 0 "a Markdown file"
is "$(titles)" "Hay fever season starts earlier: what to take, and when" "its title, from the front matter"
out_has "| Loratadine | > 30 kg | 10 mg once a day | 10 mg" "a pipe table"
out_has "Some links in this article are affiliate links" "its notices"
ok "nothing of its marks is left" eval '! grep -qE "\*\*|\[\^|~~|\|--|\{#" "$scratch/out"'
whole=$out
run outline - <samples/hay-fever.md
is "$out" "$whole" "the same from standard input"
printf -- '---\ntitle: "Not closed\n---\n\nWords about %s.\n' "$(seq -s ' and ' 80)" >"$scratch/bad.md"
run outline "$scratch/bad.md"
status_is 0 "front matter that cannot be read does no harm"
err_has "bad.md:2: warning: the front matter's 'title'" "but is warned of"
finish
