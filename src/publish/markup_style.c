/* How markup looks; see markup_style.h. */
#include "publish/markup_style.h"

const char *markup_style(void)
{
    return "body { line-height: 1.5; margin: 1em; overflow-wrap: break-word; }\n"
           "h1, h2, h3, h4, h5, h6 { line-height: 1.2; break-after: avoid; hyphens: none; }\n"
           ".byline, .date, .figure, figcaption { font-style: italic; }\n"
           "blockquote { margin: 1em 1.5em; padding-inline-start: 1em; "
           "border-inline-start: 0.2em solid; }\n"
           "pre { white-space: pre-wrap; }\n"
           "table { border-collapse: collapse; margin: 1em 0; }\n"
           "caption { font-weight: bold; text-align: start; }\n"
           "th, td { border: 1px solid; padding: 0.3em 0.6em; text-align: start; "
           "vertical-align: top; }\n"
           "ol.marked { list-style: none; padding-inline-start: 1.5em; }\n"
           ".disclaimer { border-top: 2px solid; margin-top: 2em; }\n";
}
