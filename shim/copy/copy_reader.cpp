// SPDX-License-Identifier: ISC
#include "shim/copy/copy_reader.hpp"

namespace shim {

void CopyReader::leave_padding() {
  while (at_.x > 0 && text_.cell(at_.x, at_.y).padding) --at_.x;
}

void CopyReader::up() {
  if (at_.y > 0) --at_.y;
  leave_padding();
}

void CopyReader::down() {
  if (at_.y < text_.last_line()) ++at_.y;
  leave_padding();
}

void CopyReader::right(AtEdge edge, Line line) {
  const unsigned end = line == Line::all ? text_.columns() : text_.length(at_.y);
  if (edge == AtEdge::wrap && at_.x >= end && at_.y < text_.last_line()) {
    at_.x = 0;
    down();
  } else if (at_.x < end) {
    do {
      ++at_.x;
    } while (at_.x < end && text_.cell(at_.x, at_.y).padding);
  }
}

void CopyReader::left(AtEdge edge) {
  leave_padding();
  if (at_.x > 0) {
    --at_.x;
  } else if (at_.y > 0 && (edge == AtEdge::wrap || text_.wrapped(at_.y - 1))) {
    up();
    end_of_line(AtEdge::stay, Line::text);
  }
}

void CopyReader::start_of_line(AtEdge edge) {
  while (edge == AtEdge::wrap && at_.y > 0 && text_.wrapped(at_.y - 1)) --at_.y;
  at_.x = 0;
}

void CopyReader::end_of_line(AtEdge edge, Line line) {
  while (edge == AtEdge::wrap && at_.y < text_.last_line() && text_.wrapped(at_.y)) ++at_.y;
  at_.x = line == Line::all ? text_.columns() : text_.length(at_.y);
}

// The first character of the whole line that is no space; without one the cursor stays.
void CopyReader::back_to_indentation() {
  CopyReader found = *this;
  found.start_of_line(AtEdge::wrap);
  for (;; ++found.at_.y) {
    const unsigned end = text_.length(found.at_.y);
    for (found.at_.x = 0; found.at_.x < end; ++found.at_.x) {
      if (text_.cell(found.at_.x, found.at_.y).blank()) continue;
      at_ = found.at_;
      return;
    }
    if (found.at_.y == text_.last_line() || !text_.wrapped(found.at_.y)) return;
  }
}

// Words are not broken where a line wraps.
unsigned CopyReader::word_edge() const { return text_.wrapped(at_.y) ? text_.columns() - 1 : text_.length(at_.y); }

// Behind the edge a word goes on in the next line. False: there is none.
bool CopyReader::stay_in_text(unsigned& edge) {
  while (at_.x > edge) {
    if (at_.y == text_.last_line()) return false;
    at_.x = 0;
    down();
    edge = word_edge();
  }
  return true;
}

void CopyReader::pass_separators(std::string_view separators, unsigned& edge) {
  do {
    ++at_.x;
  } while (stay_in_text(edge) && is_in(separators) && !is_in(k_copy_space));
}

void CopyReader::pass_word(std::string_view separators, unsigned& edge) {
  do {
    ++at_.x;
  } while (stay_in_text(edge) && in_word(separators));
}

void CopyReader::next_word(std::string_view separators) {
  unsigned edge = word_edge();
  if (!stay_in_text(edge)) return;
  if (!is_in(k_copy_space)) {
    if (is_in(separators)) {
      pass_separators(separators, edge);
    } else {
      pass_word(separators, edge);
    }
  }
  while (stay_in_text(edge) && is_in(k_copy_space)) ++at_.x;
}

void CopyReader::next_word_end(std::string_view separators) {
  for (unsigned edge = word_edge(); stay_in_text(edge); ++at_.x) {
    if (is_in(k_copy_space)) continue;
    if (is_in(separators)) {
      pass_separators(separators, edge);
    } else {
      pass_word(separators, edge);
    }
    return;
  }
}

// False: there is none. `letters` tells whether it is a word or separators.
bool CopyReader::find_word_before(std::string_view separators, LineEnd line_end, bool& letters) {
  for (;;) {
    if (at_.x > 0) {
      --at_.x;
      if (is_in(k_copy_space)) continue;
      letters = !is_in(separators);
      return true;
    }
    if (at_.y == 0) return false;
    up();
    end_of_line(AtEdge::stay, Line::text);
    if (line_end == LineEnd::stops && at_.x > 0 && text_.is_one_of(at_.x - 1, at_.y, k_copy_space)) {
      letters = false;
      return true;
    }
  }
}

void CopyReader::previous_word(std::string_view separators, Word word, LineEnd line_end) {
  bool letters = !is_in(separators);
  if (word == Word::previous || is_in(k_copy_space)) {
    if (!find_word_before(separators, line_end, letters)) return;
  }
  CopyPosition start = at_;
  do {
    start = at_;
    if (at_.x == 0) {
      if (at_.y == 0 || !text_.wrapped(at_.y - 1)) break;
      up();
      end_of_line(AtEdge::stay, Line::all);
    }
    if (at_.x > 0) --at_.x;
  } while (!is_in(k_copy_space) && letters != is_in(separators));
  at_ = start;
}

bool CopyReader::jump(std::string_view character) {
  for (CopyPosition next = at_;; next = {0, next.y + 1}) {
    for (const unsigned end = text_.length(next.y); next.x < end; ++next.x) {
      const CopyCell cell = text_.cell(next.x, next.y);
      if (cell.padding || cell.text != character) continue;
      at_ = next;
      return true;
    }
    if (next.y == text_.last_line() || !text_.wrapped(next.y)) return false;
  }
}

bool CopyReader::jump_back(std::string_view character) {
  unsigned end = at_.x + 1;
  for (unsigned y = at_.y;; --y, end = text_.length(y)) {
    for (unsigned x = end; x > 0; --x) {
      const CopyCell cell = text_.cell(x - 1, y);
      if (cell.padding || cell.text != character) continue;
      at_ = {x - 1, y};
      return true;
    }
    if (y == 0 || !text_.wrapped(y - 1)) return false;
  }
}

}  // namespace shim
