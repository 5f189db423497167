/* The options of tags; see tag_options.h. */
#include "cli/tag_options.h"

#include "cli/options.h"
#include "cli/report.h"

int tag_options_read(TagOptions *options, const Verb *verb, TaggingOptions *tagging)
{
    static const char *const versions[] = {"2.4", "2.3", NULL};
    static const AudioId3Version ids[] = {AUDIO_ID3_2_4, AUDIO_ID3_2_3};
    int version = options_choose(verb, "--id3", options->id3, versions);
    if (version < 0)
        return EXIT_CODE_USAGE;
    if (options->album && !g_utf8_validate(options->album, -1, NULL))
        return report_usage(verb, "--album: the name is not UTF-8");
    g_autoptr(GError) error = NULL;
    if (options->cover && !(options->picture = audio_picture_load(options->cover, &error)))
        return report_error(NULL, error);
    *tagging = (TaggingOptions){.album = options->album,
                                .cover = options->picture,
                                .lyrics = options->lyrics,
                                .id3 = ids[version]};
    return EXIT_CODE_DONE;
}

void tag_options_clear(TagOptions *options)
{
    g_free(options->album);
    g_free(options->cover);
    g_free(options->id3);
    audio_picture_free(options->picture);
}
