/* The peer of bench_outline.py: libxml2's own parse of a page to a tree, freed, and nothing else.
 *
 *     html_parse FILE
 *
 * Ends with 0, with 1 where there is no tree, and with 3 where libxml2 gave up before the page's
 * end, as it does at a depth of 256 elements and at texts of 10 MB.
 */
#include <libxml/HTMLparser.h>

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    htmlParserCtxtPtr parser = htmlNewParserCtxt();
    htmlDocPtr page = htmlCtxtReadFile(parser, argv[1], NULL,
                                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                           HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    int gave_up = parser->disableSAX;
    htmlFreeParserCtxt(parser);
    xmlFreeDoc(page);
    return !page ? 1 : gave_up ? 3 : 0;
}
