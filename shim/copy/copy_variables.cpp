// SPDX-License-Identifier: ISC
// What formats show of the mode (window-copy.c, window_copy_formats). The word and the line at the cursor are taken
// from the screen as it would be drawn, with the label in its corner.
#include <algorithm>

#include "shim/copy/copy_mode.hpp"

namespace shim {
namespace {

unsigned length_of(const CopyLine& line) {
  unsigned x = line.size;
  while (x > 0 && line.cell(x - 1).blank()) --x;
  return x;
}

}  // namespace

std::string CopyMode::label() const {
  if (hide_position_ || rows() < 2) return {};
  std::string text = "[" + std::to_string(oy_) + '/' + std::to_string(text_.history()) + ']';
  if (has_marks()) text = '(' + std::to_string(count_matches()) + " results) " + text;
  return text.substr(0, columns());
}

CopyLine CopyMode::shown_line() const {
  const CopyPosition cursor = at();
  const std::string corner = cy_ == 0 ? label() : std::string();
  const unsigned free = columns() - static_cast<unsigned>(corner.size());
  CopyLine line;
  for (unsigned x = 0; x < free; ++x) {
    const CopyCell cell = text_.cell(x, cursor.y);
    line.add(x + cell.width <= free ? cell : CopyCell{});
  }
  for (const char& c : corner) line.add({std::string_view(&c, 1)});
  line.size = columns();
  if (cx_ != columns()) return line;
  // Behind the last column the cursor is shown as a character.
  CopyLine marked;
  for (unsigned x = 0; x + 1 < columns(); ++x) {
    const CopyCell cell = line.cell(x);
    marked.add(x + cell.width < columns() ? cell : CopyCell{});
  }
  marked.add({"$"});
  marked.size = columns();
  return marked;
}

// The one that the cursor is in, or the next (format.c, format_grid_word).
std::string CopyMode::shown_word(std::string_view separators) const {
  const CopyLine line = shown_line();
  const auto breaks = [&](unsigned x) { return line.cell(x).blank() || has_character(separators, line.cell(x).text); };
  unsigned x = cx_;
  bool found = false;
  while (!line.cell(x).padding) {
    found = breaks(x);
    if (found || x == 0) break;
    --x;
  }
  std::string word;
  for (const unsigned length = length_of(line);; found = true) {
    if (found) {
      if (length == 0 || x == length - 1) break;
      ++x;
    }
    if (line.cell(x).padding || breaks(x)) break;
    word += line.cell(x).text;
  }
  return word;
}

std::string CopyMode::shown_text() const {
  const CopyLine line = shown_line();
  std::string text;
  for (unsigned x = 0, length = length_of(line); x < length && !line.cell(x).padding; ++x) text += line.cell(x).text;
  return text;
}

std::vector<std::pair<std::string, std::string>> CopyMode::variables(const CopyOptions& options) const {
  const auto number = [](auto value) { return std::to_string(value); };
  std::vector<std::pair<std::string, std::string>> all = {
      {"copy_cursor_line", shown_text()},
      {"copy_cursor_word", shown_word(options.global_word_separators)},
      {"copy_cursor_x", number(cx_)},
      {"copy_cursor_y", number(cy_)},
      {"rectangle_toggle", number(rectangle_ ? 1 : 0)},
      {"scroll_position", number(oy_)},
      {"search_match", match_at_cursor().value_or("")},
      {"search_present", number(has_marks() ? 1 : 0)},
      {"selection_active", number(selected_ && drag_end_ != Drag::none ? 1 : 0)},
      {"selection_present", number(selected_ ? 1 : 0)},
  };
  if (selected_) {
    all.insert(all.end(), {{"selection_start_x", number(start_.x)},
                           {"selection_start_y", number(start_.y)},
                           {"selection_end_x", number(end_.x)},
                           {"selection_end_y", number(end_.y)}});
  }
  return all;
}

}  // namespace shim
