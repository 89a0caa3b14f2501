// SPDX-License-Identifier: ISC
// A cursor that moves over the text by characters, words and lines (tmux: grid-reader.c). It knows no screen: what it
// finds may be anywhere.
#pragma once

#include <cstdint>
#include <string_view>

#include "shim/copy/copy_text.hpp"

namespace shim {

inline constexpr std::string_view k_copy_space = " ";

class CopyReader {
 public:
  enum class AtEdge : std::uint8_t { stay, wrap };        // go on in the line above or below
  enum class Line : std::uint8_t { text, all };           // up to the end of its text, or of the screen
  enum class Word : std::uint8_t { this_one, previous };  // that the cursor is in, or always the one before
  enum class LineEnd : std::uint8_t { pass, stops };      // whether a space at the end of a line is a place to stop

  CopyReader(const CopyText& text, CopyPosition at) : text_(text), at_(at) {}
  CopyPosition at() const { return at_; }
  bool on_space() const { return is_in(k_copy_space); }

  void right(AtEdge edge, Line line);
  void left(AtEdge edge);
  void start_of_line(AtEdge edge);
  void end_of_line(AtEdge edge, Line line);
  void back_to_indentation();
  void next_word(std::string_view separators);
  void next_word_end(std::string_view separators);
  void previous_word(std::string_view separators, Word word, LineEnd line_end);
  bool jump(std::string_view character);
  bool jump_back(std::string_view character);

 private:
  bool is_in(std::string_view set) const { return text_.is_one_of(at_.x, at_.y, set); }
  bool in_word(std::string_view separators) const { return !is_in(k_copy_space) && !is_in(separators); }
  void leave_padding();
  void up();
  void down();
  unsigned word_edge() const;
  bool stay_in_text(unsigned& edge);
  void pass_separators(std::string_view separators, unsigned& edge);
  void pass_word(std::string_view separators, unsigned& edge);
  bool find_word_before(std::string_view separators, LineEnd line_end, bool& letters);

  const CopyText& text_;
  CopyPosition at_;
};

}  // namespace shim
