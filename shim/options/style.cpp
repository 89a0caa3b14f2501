// SPDX-License-Identifier: ISC
// Only whether a style is one: drawing needs a terminal, which nothing here has.
#include <algorithm>
#include <cctype>
#include <iterator>

#include "shim/options/colour.hpp"

namespace shim {

namespace {

using Text = std::string_view;

constexpr Text k_words[] = {"default", "ignore",  "noignore", "push-default", "pop-default",
                            "nolist",  "norange", "noalign",  "none"};
constexpr Text k_lists[] = {"on", "focus", "left-marker", "right-marker"};
constexpr Text k_alignments[] = {"left", "centre", "right", "absolute-centre"};
constexpr Text k_attributes[] = {"acs",
                                 "bright",
                                 "bold",
                                 "dim",
                                 "underscore",
                                 "blink",
                                 "reverse",
                                 "hidden",
                                 "italics",
                                 "strikethrough",
                                 "double-underscore",
                                 "curly-underscore",
                                 "dotted-underscore",
                                 "dashed-underscore",
                                 "overline"};
constexpr std::size_t k_longest_word = 255;

bool same(Text a, Text b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
  });
}

bool begins(Text text, Text with) { return same(text.substr(0, with.size()), with); }

template <std::size_t N>
bool one_of(const Text (&list)[N], Text text) {
  return std::any_of(std::begin(list), std::end(list), [&](Text item) { return same(item, text); });
}

// attributes_fromstring: names joined by '|'.
bool are_attributes(Text text) {
  if (text.empty() || text.front() == '|' || text.back() == '|') return false;
  if (same(text, "default") || same(text, "none")) return true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('|'), text.size());
    if (!one_of(k_attributes, text.substr(0, end))) return false;
    text.remove_prefix(std::min(text.find_first_not_of('|', end), text.size()));
  }
  return true;
}

// "left", "right", "window|3"; other names are taken and mean nothing, as in tmux 3.3a.
bool is_range(Text text) {
  const std::size_t bar = text.find('|');
  const Text name = text.substr(0, bar);
  if (bar != Text::npos) {
    const Text number = text.substr(bar + 1);
    if (number.empty() || number.find_first_not_of("0123456789") != Text::npos) return false;
  }
  if (same(name, "left") || same(name, "right")) return bar == Text::npos;
  return !same(name, "window") || bar != Text::npos;
}

bool is_style_word(Text word) {
  if (one_of(k_words, word)) return true;
  if (begins(word, "list=")) return one_of(k_lists, word.substr(5));
  if (word.size() > 6 && begins(word, "range=")) return is_range(word.substr(6));
  if (word.size() > 6 && begins(word, "align=")) return one_of(k_alignments, word.substr(6));
  if (word.size() > 5 && begins(word, "fill=")) return canonical_colour(word.substr(5)).has_value();
  if (word.size() > 3 && begins(word.substr(1), "g=")) {
    const int side = std::tolower(static_cast<unsigned char>(word.front()));
    return (side == 'f' || side == 'b') && canonical_colour(word.substr(3));
  }
  if (word.size() > 2 && begins(word, "no")) return are_attributes(word.substr(2));
  return are_attributes(word);
}

}  // namespace

bool is_style(std::string_view text) {
  constexpr Text k_delimiters = " ,\n";
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(k_delimiters), text.size()));
    if (text.empty()) return true;
    const std::size_t end = std::min(text.find_first_of(k_delimiters), text.size());
    if (end > k_longest_word || !is_style_word(text.substr(0, end))) return false;
    text.remove_prefix(end);
  }
}

}  // namespace shim
