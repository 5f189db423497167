# Lectern: builds into build/; `make help` prints the lines that begin with "#?".
#
#? make            builds build/lectern
#? make demo       installs what building needs (apt), builds, prints and exports the samples, makes a site of them
#? make test       installs what testing needs (apt, npm), builds, runs every test, fuzzes each target shortly
#? make check      runs every test without asking for packages
#? make golden     runs the golden tests alone; make regen shows each difference and asks
#? make asan       unit and end-to-end tests with the address and undefined-behaviour sanitizers
#? make lint       format, banned calls, cppcheck, headers alone; make layers: rooms alone
#? make fuzz       fuzzes each target for FUZZ_SECONDS (60), as many at once as there are processors
#? make bench      the measurements that README quotes
#? make deps       installs what building needs; make deps-test: and testing
#? make install    into PREFIX (/usr/local) under DESTDIR; make uninstall takes it away again
#? make clean      removes build/
#?
#? V=1 shows the commands; BUILD, CC, CFLAGS, LDFLAGS are yours.
#
# Every source file is listed here by room, in the order in which rooms may know each other
# (`make layers` checks the #include lines against the same order).

VERSION := 0.1.0

PREFIX  ?= /usr/local
DESTDIR ?=
BUILD   ?= build
CFLAGS  ?= -O3 -g
CXXFLAGS ?= $(CFLAGS)

# --- rooms ------------------------------------------------------------------------------------
base     := arena atomic_file atomic_folder diagnostic error file_version json_members module temporary user_folder xml_text
document := block charset charset_label charset_latin document element entity feed feed_date \
            feed_field feed_guard feed_reader feed_text front_matter front_matter_value html \
            html_attributes html_guard html_head html_inline html_rules html_tree html_write \
            inline_text input mark markdown markdown_html markdown_note markdown_table names sniff \
            sniff_markdown superscript text text_line text_table
article  := address article author author_mark body_copy body_match boilerplate box_class box_name byline byline_opening credit cue \
            cue_list_page date disclaimer facts find identity json_ld language line list_place metadata \
            name_words notices opening outline page phrase plain plain_bounds plain_facts plain_heading plain_hyphen \
            plain_kind plain_line plain_mail plain_row plain_shape plain_title plain_wrap published reveal score sense \
            sense_list_de sense_list_en sense_list_es sense_list_fr sense_list_it sense_list_others sense_list_pt \
            structure table teaser text thread title
script   := date_text language_code key_value lexicon pauses voice lexicon_set lexicon_edit ipa respelling icu_text sentence sentence_end phrases tongue language_part mark_window script_writer remark frame list_writer \
            table_writer script script_print token word_break word_table plural spell verbalize_look verbalize_emit verbalize_numeral \
            verbalize_unit verbalize_power verbalize_quantity verbalize_dosage verbalize_range verbalize_glue verbalize_fold verbalize_strength verbalize_fraction verbalize_money verbalize_date verbalize_order \
            verbalize_year verbalize_time verbalize_telephone verbalize_electronic verbalize_latin verbalize_note verbalize_markup verbalize_breath \
            verbalize_abbreviation verbalize_roman verbalize_product verbalize_biologic verbalize_heteronym verbalize_particle verbalize_word verbalize_alias verbalize_symbol \
            verbalizer coverage
audio    := codec codec_mp3 codec_opus codec_sndfile encode_pool encoder leveller limiter meter mp3_bounds mp3_info opus_packets picture resampler sections stretcher tone
audio_cxx := tags tags_id3v2 tags_text tags_wav tags_xiph
speech   := engine espeak_mnemonics espeak_list espeak_words espeak_dictionary espeak_compile espeak_data espeak_trace espeak_version espeak tone_engine sound reading wire sound_cache speaker worker pool
play     := ahead bookmark deadline device device_alsa device_list fingerprint null_device place_record playback player transport
publish  := book bundle \
            caption chapters chapters_json clip clock contrast cue_sheet \
            daisy daisy_document daisy_ncc daisy_section daisy_smil direction \
            encode_queue epub epub_document epub_navigation epub_overlay epub_package export export_book export_file exported \
            filename format \
            labels lrc \
            markup markup_inline markup_list markup_mark markup_style markup_table markup_writer \
            one_line \
            page pharmacy pharmacy_sample playlist podcast \
            qr_code \
            settings_file \
            site site_article site_assets site_card site_cover site_data site_hours site_index site_letter site_list site_map site_media site_page site_phrases site_store site_words \
            slip split srt stamp \
            tagging text_identity transcript \
            unsaid \
            webvtt \
            zip_entry zip_writer
library  := article_id catalogue catalogue_changes catalogue_made search_text shelf shelf_add snippet source_store sql
serve    := access answer byte_range condition counter counter_orders counter_page counter_view event_stream form guests http_date listener media_type \
            narrator passphrase pharmacy_file program server sessions site_folder text_store url_path workshop
cli      := item_list lines main options outline output pipeline report script site_place sources voices words
cli_sound := aloud bookmark_store control_pipe desktop device_wait devices event_printer find_words keymap keys large_view lexicon mouth place_folder place_writer pronounce pronounce_source read reader readiness signals speaking steering teller terminal timeline transcript
cli_encode := export export_options input_files lanes progress slip tag_options targets
cli_library := shelf shelf_article
cli_publish := publish shelf_supply site_inputs site_supply
cli_bus  := mpris mpris_view
cli_large := big_letters large_screen
cli_serve := new_passphrase serve
rooms    := base document article script audio speech play publish library serve

# The program has the rooms that every verb goes through. The others are modules, because the
# libraries they bring take longer to load than an article takes to read; each is NAME.so and is
# loaded when it is first needed (base/module.h). What encodes uses what makes sound.
program_rooms := base document article script
audio_sound := stretcher tone
modules  := lectern-fetch lectern-sound lectern-encode lectern-library lectern-publish lectern-bus lectern-large lectern-serve
lectern-fetch := src/document/fetch
lectern-sound := $(patsubst %,src/audio/%,$(audio_sound)) \
                 $(foreach r,speech play,$(patsubst %,src/$(r)/%,$($(r)))) $(patsubst %,src/cli/%,$(cli_sound))
lectern-encode := $(patsubst %,src/audio/%,$(filter-out $(audio_sound),$(audio)) $(audio_cxx)) \
                  $(patsubst %,src/publish/%,$(publish)) $(patsubst %,src/cli/%,$(cli_encode))
lectern-library := $(patsubst %,src/library/%,$(library)) $(patsubst %,src/cli/%,$(cli_library))
lectern-publish := $(patsubst %,src/cli/%,$(cli_publish))
lectern-bus := $(patsubst %,src/cli/%,$(cli_bus))
lectern-large := $(patsubst %,src/cli/%,$(cli_large))
lectern-serve := $(patsubst %,src/serve/%,$(serve)) $(patsubst %,src/cli/%,$(cli_serve))

# --- tests ------------------------------------------------------------------------------------
# Unit tests are tests/ROOM/test_NAME.c, one program each; the others are programs that print TAP.
tests_base     := arena atomic_file atomic_folder module
tests_document := block charset feed front_matter html input limits markdown sniff text
tests_article  := boilerplate byline date disclaimer find heads json_ld language markdown metadata notices outline pages phrase plain structure
tests_script   := remark heteronym language_code lexicon lexicon_edit lexicon_set ipa respelling phrases script script_print sentence pauses voice verbalizer coverage dose_safety
tests_audio    := encoder leveller mp3_info opus_packets picture sections stretcher tags tags_read_back tone
tests_speech   := tone_engine wire sound sound_cache espeak espeak_mnemonics espeak_words espeak_trace espeak_learn reading pool
tests_play     := alsa bookmark deadline fingerprint null_device place_record playback player resume transport
tests_publish  := book bundle caption captions_plain chapters chapters_json clip cue_sheet direction encode_queue export filename markup one_line pharmacy playlist site slip tagging transcript webvtt zip_writer
tests_library  := catalogue search_text
tests_serve    := access answer byte_range condition guests http_date listener media_type passphrase pharmacy_file program sessions site_folder text_store url_path
tests_cli_units := bookmark_store keymap large_screen
tests_cli      := $(patsubst %,tests/cli/test_%.py,epub faults split serve_counter publish daisy shelf serve texts joins slip key_sample) \
                  $(patsubst %,tests/cli/test_%.sh,loudness export chapters feed lexicon words script voices outline usage install key_sample)
# Those that listen and mostly wait.
tests_waiting  := $(patsubst %,tests/cli/test_%.py,read reaction counter large daisy_player mpris)
# Programs that those run.
test_helpers   := cli/mpris_player
# Those of the programs that are worth their time under the sanitizers.
tests_asan     := $(patsubst %,tests/cli/test_%.sh,usage outline script feed words lexicon voices) tests/cli/test_mpris.py tests/cli/test_counter.py
# ROOM/NAME for tests/ROOM/fuzz_NAME.c
fuzz_targets   := document/html document/text document/markdown document/feed article/find script/lexicon speech/espeak_mnemonics speech/espeak_dictionary script/respelling script/verbalizer play/place_record serve/request serve/counter
benches        := bench_outline.py bench_export.py bench_batch.py bench_long_article.py bench_cpu.py bench_first_sound.py bench_reaction.py bench_pronounce.py bench_cache.py bench_publish.py bench_shelf.py bench_serve.py
samples        := vitamin-d.html vitamin-d.txt hay-fever.md pharmacy-news.xml blood-pressure.html \
                  antibioticos.html walking-club.html hostile.html

# --- what it is built with --------------------------------------------------------------------
program_packages := glib-2.0 libxml-2.0 libcmark icu-uc icu-i18n json-glib-1.0 uchardet
lectern-fetch_packages := glib-2.0 libcurl
lectern-sound_packages := glib-2.0 json-glib-1.0 espeak-ng alsa
lectern-encode_packages := glib-2.0 json-glib-1.0 sndfile soxr opus ogg libebur128 taglib zlib libzip libqrencode
lectern-library_packages := glib-2.0 json-glib-1.0 sqlite3
lectern-publish_packages := glib-2.0 json-glib-1.0
lectern-bus_packages := gio-2.0
lectern-large_packages := glib-2.0 pangocairo
lectern-serve_packages := glib-2.0 json-glib-1.0 libmicrohttpd zlib libcrypt
packages := $(sort $(program_packages) $(foreach m,$(modules),$($(m)_packages)))
build_debs := gcc g++ make pkg-config libglib2.0-dev libxml2-dev libcmark-dev libicu-dev libjson-glib-dev \
              libcurl4-openssl-dev libuchardet-dev libsndfile1-dev libmp3lame-dev libopus-dev libogg-dev libsoxr-dev libebur128-dev libsonic-dev libtag1-dev libzip-dev zlib1g-dev libsqlite3-dev libmicrohttpd-dev libqrencode-dev libcrypt-dev \
              libespeak-ng-dev espeak-ng-data libasound2-dev libpango1.0-dev fonts-dejavu-core
test_debs  := python3 ffmpeg tmux pulseaudio libasound2-plugins clang libclang-rt-14-dev clang-format \
              cppcheck libxml2-utils mandoc procps python3-mutagen flac opus-tools \
              vorbis-tools mp3val cuetools chromium dbus libglib2.0-bin playerctl fonts-wqy-microhei default-jre-headless epubcheck w3c-sgml-lib zbar-tools daisy-player curl iproute2
# Packages of npm, for tests alone; they live in $(BUILD)/npm.
test_npms  := webvtt-parser@2.2.0 @daisy/ace-cli@1.4.6 axe-core@4.11.0 vnu-jar@26.9.27 playwright-core@1.65.1 podcast-partytime@5.0.0 rss-parser@3.13.0

warnings := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith \
            -Wwrite-strings -Wundef -Wvla -Wno-missing-field-initializers
defines  := -D_GNU_SOURCE -DG_LOG_DOMAIN='"lectern"' -DLECTERN_VERSION='"$(VERSION)"'
# Nobody asks errno or the processor about a calculation with floats; so it can be done in vectors.
float_flags := -fno-math-errno -fno-trapping-math
package_cflags := $(shell pkg-config --cflags $(packages) 2>/dev/null)

# How the commands look: short lines, or with V=1 the commands themselves.
say = $(if $(filter 1,$(V)),,@printf '  %-8s %s\n' $(1) '$(patsubst $(CURDIR)/%,%,$(2))';)

compile_c   = $(CC) -std=c17 $(warnings) $(defines) $(own_defines) $(own_flags) $(float_flags) -Isrc \
              $(package_cflags) $(CPPFLAGS) $(CFLAGS)
compile_cxx = $(CXX) -std=c++17 -Wall -Wextra $(defines) $(own_flags) -Isrc $(package_cflags) $(CPPFLAGS) \
              $(CXXFLAGS)
# $(call libraries,PACKAGES); libsonic and LAME have no pkg-config file, and are linked where they are used.
libraries   = -Wl,--as-needed $(shell pkg-config --libs $(1) 2>/dev/null) -lsonic -lmp3lame -lstdc++ -lm $(LDLIBS)
# Modules lie beside the program that was built, and in lib/lectern of one that was installed; they
# use what the program is linked with.
link_program = $(CC) $(CFLAGS) $(LDFLAGS) -rdynamic -Wl,-rpath,'$$ORIGIN/../lib/lectern:$$ORIGIN'
link_test    = $(LDFLAGS) -rdynamic -Wl,-rpath,'$(abspath $(BUILD))'

objects := $(foreach r,$(rooms),$(patsubst %,$(BUILD)/src/$(r)/%.o,$($(r)))) \
           $(patsubst %,$(BUILD)/src/audio/%.o,$(audio_cxx)) $(BUILD)/src/document/fetch.o
program_objects := $(foreach r,$(program_rooms) cli,$(patsubst %,$(BUILD)/src/$(r)/%.o,$($(r))))
module_objects := $(foreach m,$(modules),$(patsubst %,$(BUILD)/%.o,$($(m))))
module_files := $(patsubst %,$(BUILD)/%.so,$(modules))
# What the modules are linked with instead of the system's.
own_libraries := $(BUILD)/libpcaudio.so.0
# What ships for voices that can be taught is compiled once, here, for the espeak-ng of this machine.
compiled_lexicons := $(patsubst voices/%,$(BUILD)/%.dict,$(wildcard voices/lexicons/en-US*.pls voices/lexicons/en-US*.rules))
program := $(BUILD)/lectern $(module_files) $(own_libraries) $(compiled_lexicons)
unit_tests := $(foreach r,$(rooms),$(patsubst %,$(BUILD)/tests/$(r)/test_%,$(tests_$(r)))) \
              $(patsubst %,$(BUILD)/tests/cli/test_%,$(tests_cli_units))
helper_programs := $(patsubst %,$(BUILD)/tests/%,$(test_helpers))
headers := $(wildcard src/*/*.h)
header_checks := $(patsubst src/%.h,$(BUILD)/headers/%.ok,$(headers))
voice_files := $(shell find voices -type f 2>/dev/null | sort)

# What the programs that test are told: which lectern, the voices of this tree, a cache of their own.
test_environment = LECTERN='$(abspath $(BUILD)/lectern)' LECTERN_DATA='$(abspath voices)' BUILD='$(BUILD)' \
                   XDG_CACHE_HOME='$(abspath $(BUILD)/cache)'

.DELETE_ON_ERROR:
.PHONY: all packages deps deps-test demo test check asan asan-check lint layers headers golden regen fuzz \
        fuzz-programs fuzz-build bench install uninstall clean help force

all: $(program)

$(BUILD)/lectern: $(program_objects)
	$(call say,LINK,$@)$(link_program) -o $@ $^ $(call libraries,$(program_packages))

$(BUILD)/libpcaudio.so.0: $(BUILD)/src/speech/pcaudio.o
	$(call say,LINK,$@)$(CC) $(CFLAGS) $(LDFLAGS) -shared -Wl,-soname,$(@F) -o $@ $^
$(BUILD)/src/speech/pcaudio.o: private own_flags = -fPIC

$(BUILD)/lectern-sound.so: $(BUILD)/libpcaudio.so.0
$(BUILD)/lectern-sound.so: private LDFLAGS += -Wl,--no-as-needed -Wl,-rpath,'$$ORIGIN'
$(BUILD)/lectern-encode.so: $(BUILD)/lectern-sound.so
$(BUILD)/lectern-encode.so: private LDFLAGS += -Wl,-rpath,'$$ORIGIN'
$(BUILD)/lectern-publish.so: $(BUILD)/lectern-encode.so $(BUILD)/lectern-library.so
$(BUILD)/lectern-publish.so: private LDFLAGS += -Wl,-rpath,'$$ORIGIN'
$(BUILD)/lectern-serve.so: $(BUILD)/lectern-encode.so $(BUILD)/lectern-library.so
$(BUILD)/lectern-serve.so: private LDFLAGS += -Wl,-rpath,'$$ORIGIN'

.SECONDEXPANSION:
$(module_files): $(BUILD)/%.so: $$(addprefix $(BUILD)/,$$(addsuffix .o,$$($$*)))
	$(call say,LINK,$@)$(CC) $(CFLAGS) $(LDFLAGS) -shared -Wl,-soname,$(@F) -o $@ $^ $(call libraries,$($*_packages))

# All that a test may want; the programs do without it.

$(BUILD)/liblectern.a: $(objects)
	$(call say,AR,$@)rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/compile-lexicon: $(BUILD)/src/cli/compile_lexicon.o $(BUILD)/liblectern.a
	$(call say,LINK,$@)$(CC) $(CFLAGS) $(LDFLAGS) -rdynamic -o $@ $^ $(call libraries,$(packages))

$(BUILD)/lexicons/%.dict: voices/lexicons/% $(BUILD)/compile-lexicon
	@mkdir -p $(@D)
	$(call say,LEXICON,$@)$(BUILD)/compile-lexicon $< $@

$(BUILD)/src/%.o: src/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,CC,$<)$(compile_c) -MMD -MP -c -o $@ $<

$(BUILD)/src/%.o: src/%.cpp $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,CXX,$<)$(compile_cxx) -MMD -MP -c -o $@ $<

$(module_objects): private own_flags = -fPIC
# All its samples are finite: its peaks are looked for in vectors too.
$(BUILD)/src/audio/limiter.o: private own_flags = -fPIC -ffinite-math-only -fno-signed-zeros

# What is built into it.
$(BUILD)/src/publish/site_assets.o: $(wildcard src/publish/site/*)
$(BUILD)/src/serve/counter.o: $(wildcard src/serve/counter/*)

# Where the installed program looks for its voices when nothing lies beside it.
$(BUILD)/src/cli/options.o: $(BUILD)/prefix
$(BUILD)/src/cli/options.o: private own_defines = -DLECTERN_DATADIR='"$(PREFIX)/share/lectern"'

$(BUILD)/tests/%: tests/%.c $(BUILD)/liblectern.a
	@mkdir -p $(@D)
	$(call say,CC,$<)$(compile_c) -MMD -MP $(link_test) -o $@ $< $(filter %.o,$^) $(BUILD)/liblectern.a $(call libraries,$(packages))

# The program's own room is in no library: who tests something of it names what.
$(BUILD)/tests/cli/test_bookmark_store: $(patsubst %,$(BUILD)/src/cli/%.o,bookmark_store place_folder place_writer)
$(BUILD)/tests/cli/test_keymap: $(patsubst %,$(BUILD)/src/cli/%.o,keymap terminal)
$(BUILD)/tests/cli/test_large_screen: $(patsubst %,$(BUILD)/src/cli/%.o,$(cli_large))

# These load one.
$(patsubst %,$(BUILD)/tests/%,base/test_module document/test_input $(test_helpers)): | $(module_files)

$(BUILD)/headers/%.ok: src/%.h $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,HEADER,$<)$(compile_c) -MMD -MP -MT $@ -MF $(@:.ok=.d) -fsyntax-only -x c $< && touch $@

# Other flags or another prefix compile again what they touch.
$(BUILD)/flags: text = $(compile_c) $(compile_cxx)
$(BUILD)/prefix: text = $(PREFIX)
$(BUILD)/flags $(BUILD)/prefix: force | packages
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(text))' | cmp -s - $@ || printf '%s\n' '$(subst ','\'',$(text))' >$@

packages:
	@pkg-config --exists --print-errors $(packages) || { \
	    echo "Packages are missing; 'make deps' installs them (Debian, Ubuntu)." >&2; exit 1; }

# --- packages -----------------------------------------------------------------------------------
deps:
	@.ci/install-debs $(build_debs)

deps-test:
	@.ci/install-debs $(build_debs) $(test_debs)
	@.ci/install-npm '$(BUILD)/npm' $(test_npms)

# A make that make starts for people uses all processors, unless it was told how many.
submake = $(MAKE) --no-print-directory $(if $(findstring -j,$(MAKEFLAGS)),,-j$(shell nproc))

# --- what people ask for ------------------------------------------------------------------------
# The packages come first and a second make after them, because the flags are asked of pkg-config.
demo: deps
	@$(submake) all
	@LECTERN='$(abspath $(BUILD)/lectern)' samples/demo '$(abspath $(BUILD)/demo)' $(samples)

test: deps-test
	@$(submake) all
	@$(submake) fuzz-programs
	@$(submake) check tests_more=tests/fuzz/run

check: $(unit_tests) $(helper_programs) $(program)
	@$(test_environment) tests/run $(unit_tests) tests/lint $(tests_more) $(tests_cli) tests/golden/run --waiting $(tests_waiting)

golden: $(program)
	@$(test_environment) tests/run tests/golden/run

regen: $(program)
	@$(test_environment) tests/golden/run --regen

asan_flags := -g -O1 -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
asan: packages
	@$(submake) BUILD=build/asan CFLAGS='$(asan_flags)' CXXFLAGS='$(asan_flags)' asan-check

# The sanitizer's dlopen() does not look where the program was linked to look.
asan-check: $(unit_tests) $(helper_programs) $(program)
	@LD_LIBRARY_PATH='$(abspath $(BUILD))' $(test_environment) tests/run $(unit_tests) $(tests_asan)

# A target ROOM/NAME is tests/ROOM/fuzz_NAME.c; it starts from tests/ROOM/seeds_NAME/, where there is
# one, and from the samples, with the words of tests/ROOM/fuzz_NAME.dict. What it finds stays in
# build/fuzz/found. `make test` runs each for a short while; both runs are tests/fuzz/run.
FUZZ_SECONDS ?= 60
fuzz_flags := -g -O1 -fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer
fuzz_programs := $(foreach t,$(fuzz_targets),$(BUILD)/tests/$(dir $(t))fuzz_$(notdir $(t)))
$(fuzz_programs): private LDFLAGS += -fsanitize=fuzzer

fuzz: fuzz-programs
	@FUZZ_SECONDS=$(FUZZ_SECONDS) $(test_environment) tests/fuzz/run $(fuzz_targets)

fuzz-programs: packages
	@! command -v clang >/dev/null || $(submake) BUILD=build/fuzz CC=clang CXX=clang++ \
	    CFLAGS='$(fuzz_flags)' CXXFLAGS='$(fuzz_flags)' fuzz-build

fuzz-build: $(fuzz_programs)

lint: headers
	@$(test_environment) tests/run tests/lint

layers:
	@tests/layers

headers: $(header_checks)

# A program of libxml2 alone.
$(BUILD)/tests/bench/html_parse: tests/bench/html_parse.c
	@mkdir -p $(@D)
	$(call say,CC,$<)$(compile_c) $(LDFLAGS) -o $@ $< $(shell pkg-config --libs libxml-2.0)

bench: $(program) $(BUILD)/tests/bench/html_parse
	@for bench in $(benches); do \
	    printf '== %s\n' "$$bench"; $(test_environment) "tests/bench/$$bench" || exit 1; done

# --- install ------------------------------------------------------------------------------------
bindir  = $(DESTDIR)$(PREFIX)/bin
libdir  = $(DESTDIR)$(PREFIX)/lib/lectern
datadir = $(DESTDIR)$(PREFIX)/share
unitdir = $(DESTDIR)$(PREFIX)/lib/systemd/system
userunitdir = $(DESTDIR)$(PREFIX)/lib/systemd/user
installed = $(bindir)/lectern $(patsubst $(BUILD)/%,$(libdir)/%,$(module_files) $(own_libraries)) $(datadir)/man/man1/lectern.1 \
            $(datadir)/bash-completion/completions/lectern $(datadir)/zsh/site-functions/_lectern \
            $(datadir)/fish/vendor_completions.d/lectern.fish \
            $(unitdir)/lectern.service $(userunitdir)/lectern-counter.service $(datadir)/doc/lectern/nginx.conf \
            $(patsubst %,$(datadir)/lectern/%,$(voice_files)) \
            $(patsubst $(BUILD)/%,$(libdir)/%,$(compiled_lexicons))

# $(call install_unit,FILE): one of src/serve/, which names the program where it is installed
install_unit = $(call say,INSTALL,$(1))install -d $(dir $(1)) && \
	    sed 's|@bindir@|$(PREFIX)/bin|' src/serve/$(notdir $(1)) >$(1) && chmod 644 $(1)

install: all
	$(call say,INSTALL,$(bindir)/lectern)install -D $(BUILD)/lectern $(bindir)/lectern
	$(call say,INSTALL,$(libdir))install -D -m 644 -t $(libdir) $(module_files) $(own_libraries)
	$(call say,INSTALL,$(datadir)/lectern/voices)for file in $(voice_files); do \
	    install -D -m 644 "$$file" "$(datadir)/lectern/$$file" || exit 1; done
	$(call say,INSTALL,$(libdir)/lexicons)install -D -m 644 -t $(libdir)/lexicons $(compiled_lexicons)
	$(call say,INSTALL,$(datadir)/man/man1/lectern.1)install -D -m 644 src/cli/lectern.1 $(datadir)/man/man1/lectern.1
	$(call say,INSTALL,completion for bash, zsh and fish)\
	    install -D -m 644 src/cli/completion/lectern.bash $(datadir)/bash-completion/completions/lectern && \
	    install -D -m 644 src/cli/completion/_lectern $(datadir)/zsh/site-functions/_lectern && \
	    install -D -m 644 src/cli/completion/lectern.fish $(datadir)/fish/vendor_completions.d/lectern.fish
	$(call install_unit,$(unitdir)/lectern.service)
	$(call install_unit,$(userunitdir)/lectern-counter.service)
	$(call say,INSTALL,$(datadir)/doc/lectern)install -D -m 644 -t $(datadir)/doc/lectern src/serve/nginx.conf

# Takes what install put there; a folder goes only when nothing else is in it.
uninstall:
	$(call say,REMOVE,$(bindir)/lectern)rm -f $(installed)
	@for folder in $(libdir) $(datadir)/lectern $(datadir)/doc/lectern; do \
	    [ ! -d "$$folder" ] || find "$$folder" -depth -type d -empty -delete || exit 1; done

clean:
	rm -rf build

help:
	@sed -n 's/^#? \?//p' Makefile

-include $(BUILD)/src/cli/compile_lexicon.d $(objects:.o=.d) $(program_objects:.o=.d) $(module_objects:.o=.d) $(unit_tests:=.d) $(helper_programs:=.d) $(header_checks:.ok=.d)
