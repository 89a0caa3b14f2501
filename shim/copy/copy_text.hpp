// SPDX-License-Identifier: ISC
// What copy mode moves about in: the lines of a pane, history and screen, as they were when the mode was entered. Made
// for reading single cells; nothing of it changes but by a new size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shim {

struct CopyCell {
  std::string_view text = " ";  // empty: padding
  unsigned width = 1;
  bool padding = false;  // the second half of a wide character
  bool line_drawing = false;
  bool blank() const { return text == " "; }
};

class CopyLine {
 public:
  void add(const CopyCell& cell);
  // What does not exist is blank.
  CopyCell cell(std::size_t x) const;

  std::uint32_t size = 0;  // cells that exist
  std::uint32_t used = 0;  // up to the last one written
  bool wrapped = false;    // goes on in the next line

 private:
  friend class CopyTextCode;
  struct Span {
    std::uint32_t at = 0;
    std::uint8_t length = 1, width = 1;
    bool padding = false, line_drawing = false;
  };
  std::string text_;
  std::vector<Span> spans_;  // none: every byte is a cell
};

// A place in the text; y counts from the oldest line. x may be one behind the last column.
struct CopyPosition {
  unsigned x = 0, y = 0;
  friend bool operator==(const CopyPosition&, const CopyPosition&) = default;
};

class CopyText {
 public:
  CopyText() = default;
  // `lines` are at least `rows`. `scrolled` of the history's newest lines may come back to a taller screen.
  CopyText(unsigned columns, unsigned rows, std::vector<CopyLine> lines, std::size_t scrolled, CopyPosition cursor);

  unsigned columns() const { return columns_; }
  unsigned rows() const { return rows_; }
  unsigned history() const { return static_cast<unsigned>(lines_.size()) - rows_; }
  unsigned last_line() const { return static_cast<unsigned>(lines_.size()) - 1; }
  CopyPosition cursor() const { return cursor_; }  // of the program

  const CopyLine& line(unsigned y) const { return lines_[y < lines_.size() ? y : lines_.size() - 1]; }
  CopyCell cell(unsigned x, unsigned y) const { return y < lines_.size() ? lines_[y].cell(x) : CopyCell{}; }
  bool wrapped(unsigned y) const { return y < lines_.size() && lines_[y].wrapped; }
  unsigned length(unsigned y) const;  // without the blanks at its end
  // Whether the character is one of `set`, which is UTF-8.
  bool is_one_of(unsigned x, unsigned y, std::string_view set) const;

  // Another pane's text, shown in this size: only what is written of it.
  void fit(unsigned columns, unsigned rows);
  // As a terminal without a cursor would do; `at` follows its text.
  void resize(unsigned columns, unsigned rows, CopyPosition& at);

 private:
  friend class CopyTextCode;
  void resize_rows(unsigned rows);
  void wrap_anew(unsigned columns, CopyPosition& at);

  unsigned columns_ = 1, rows_ = 1;
  std::vector<CopyLine> lines_{1};
  std::size_t scrolled_ = 0;
  CopyPosition cursor_;
};

bool has_character(std::string_view set, std::string_view character);

// To and from bytes: copy-mode -s shows in one pane's host what another one's has. decode_copy_text gives false for
// bytes that are none.
std::string encode_copy_text(const CopyText& text);
bool decode_copy_text(std::string_view bytes, CopyText& text);

}  // namespace shim
