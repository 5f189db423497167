# Lectern: builds into build/; `make help` says what there is.
#
# Every source file is listed here by room, in the order in which rooms may know each other
# (`make layers` checks the #include lines against the same order).

VERSION := 0.1.0

PREFIX  ?= /usr/local
DESTDIR ?=
BUILD   ?= build
CFLAGS  ?= -O2 -g
CXXFLAGS ?= $(CFLAGS)

# --- rooms ------------------------------------------------------------------------------------
base     := arena atomic_file diagnostic error
document :=
article  :=
script   :=
audio    :=
audio_cxx :=
speech   :=
play     :=
publish  :=
cli      := main lines options outline output pipeline pronounce report script timeline voices words
rooms    := base document article script audio speech play publish

# --- tests ------------------------------------------------------------------------------------
# Unit tests are tests/ROOM/test_NAME.c, one program each; the others are programs that print TAP.
tests_base     := arena atomic_file
tests_document :=
tests_article  :=
tests_script   :=
tests_audio    :=
tests_speech   :=
tests_play     :=
tests_publish  :=
tests_cli      :=
fuzz_targets   :=

# --- what it is built with --------------------------------------------------------------------
packages := glib-2.0 libxml-2.0 icu-uc icu-i18n json-glib-1.0 libcurl uchardet sndfile samplerate \
            taglib espeak-ng alsa
build_debs := gcc g++ make pkg-config libglib2.0-dev libxml2-dev libicu-dev libjson-glib-dev \
              libcurl4-openssl-dev libuchardet-dev libsndfile1-dev libsamplerate0-dev libtag1-dev \
              libespeak-ng-dev espeak-ng-data libasound2-dev
test_debs  := python3 ffmpeg tmux pulseaudio libasound2-plugins clang libclang-rt-14-dev clang-format \
              cppcheck libxml2-utils mandoc

warnings := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith \
            -Wwrite-strings -Wundef -Wvla -Wno-missing-field-initializers
defines  := -D_GNU_SOURCE -DG_LOG_DOMAIN='"lectern"' -DLECTERN_VERSION='"$(VERSION)"' \
            -DLECTERN_DATADIR='"$(PREFIX)/share/lectern"'
package_cflags := $(shell pkg-config --cflags $(packages) 2>/dev/null)
package_libs   := $(shell pkg-config --libs $(packages) 2>/dev/null)

compile_c   = $(CC) -std=c17 $(warnings) $(defines) -Isrc $(package_cflags) $(CFLAGS) -MMD -MP
compile_cxx = $(CXX) -std=c++17 -Wall -Wextra $(defines) -Isrc $(package_cflags) $(CXXFLAGS) -MMD -MP
link        = $(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -Wl,--as-needed $(package_libs) -lstdc++ -lm

objects := $(foreach r,$(rooms),$(patsubst %,$(BUILD)/src/$(r)/%.o,$($(r)))) \
           $(patsubst %,$(BUILD)/src/audio/%.o,$(audio_cxx))
cli_objects := $(patsubst %,$(BUILD)/src/cli/%.o,$(cli))
unit_tests := $(foreach r,$(rooms),$(patsubst %,$(BUILD)/tests/$(r)/test_%,$(tests_$(r))))

.PHONY: all deps deps-test demo test check asan lint layers bench install uninstall clean help
all: $(BUILD)/lectern

$(BUILD)/lectern: $(cli_objects) $(BUILD)/liblectern.a
	$(link)

$(BUILD)/liblectern.a: $(objects)
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/src/%.o: src/%.c
	@mkdir -p $(@D)
	$(compile_c) -c -o $@ $<

$(BUILD)/src/%.o: src/%.cpp
	@mkdir -p $(@D)
	$(compile_cxx) -c -o $@ $<

$(BUILD)/tests/%: tests/%.c $(BUILD)/liblectern.a
	@mkdir -p $(@D)
	$(compile_c) $(LDFLAGS) -o $@ $< $(BUILD)/liblectern.a -Wl,--as-needed $(package_libs) -lstdc++ -lm

test: deps-test all
	@$(MAKE) --no-print-directory check

check: $(unit_tests)
	@tests/run $(unit_tests) $(tests_cli)

clean:
	rm -rf build

-include $(objects:.o=.d) $(cli_objects:.o=.d) $(unit_tests:=.d)
