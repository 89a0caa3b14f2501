// SPDX-License-Identifier: ISC
// Copy mode without its screen (tmux: window-copy.c): a cursor and a view on a pane's text, a selection, a search, a
// mark, and the commands of send-keys -X that move them. Pure: it has its own copy of the text. What a command copies
// it gives back; where that goes is the caller's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shim/copy/copy_pattern.hpp"
#include "shim/copy/copy_reader.hpp"
#include "shim/copy/copy_text.hpp"

namespace shim {

enum class ModeKeys : std::uint8_t { emacs, vi };

// Of the pane at the moment of a command.
struct CopyOptions {
  ModeKeys keys = ModeKeys::emacs;
  bool wrap_search = true;
  std::string word_separators;         // of the session
  std::string global_word_separators;  // for #{copy_cursor_word}
};

// What a pane was searched for last; outlives the mode.
struct LastSearch {
  std::optional<std::string> text;
  bool expression = false;
};

enum class ScrollExit : std::uint8_t { no, yes };  // -e: the mode ends when its end is reached
enum class PositionLabel : std::uint8_t { shown, hidden };

class CopyMode {
 public:
  enum class End : std::uint8_t { stays, ends };
  struct Outcome {
    End end = End::stays;
    bool ran = false;                   // a command of that name that takes so many arguments
    bool refresh = false;               // the caller is to give the mode the pane's present text
    std::optional<std::string> copied;  // by the commands that copy
  };

  CopyMode(CopyText text, ScrollExit scroll_exit, PositionLabel label, const CopyOptions& options,
           const LastSearch& last_search);

  // send-keys -X. Without a command it only takes the count, for the next one.
  Outcome run(const std::vector<std::string>& words, std::optional<unsigned> count, const CopyOptions& options,
              LastSearch& last_search);
  void page_up() { page_up(Page::whole); }  // copy-mode -u
  void resize(unsigned columns, unsigned rows);
  void refresh(CopyText text);
  void extend(CopyText text);  // lines were added; what is shown stays
  unsigned columns() const { return text_.columns(); }
  unsigned rows() const { return text_.rows(); }

  // Name and value of each variable of the mode that has a value.
  std::vector<std::pair<std::string, std::string>> variables(const CopyOptions& options) const;

 private:
  enum class Clear : std::uint8_t { always, emacs, never };  // whether a command takes away the marks of a search
  struct Command {
    std::string_view name;
    std::size_t least, most;  // arguments
    Clear clear;
    End (*run)(CopyMode&);
  };
  static const Command k_commands[];
  static const Command* find_command(const std::vector<std::string>& words);

  enum class Page : std::uint8_t { whole, half };
  enum class Motion : std::uint8_t { cursor, scroll };
  enum class Drag : std::uint8_t { none, end, start };  // which end of the selection the cursor moves
  enum class Lines : std::uint8_t { none, down, up };   // whole lines are selected
  enum class Unit : std::uint8_t { character, word, line };
  enum class Ends : std::uint8_t { reset, kept };  // of a selection by words or lines
  enum class Direction : std::uint8_t { up, down };
  enum class Jump : std::uint8_t { none, forward, backward, to_forward, to_backward };
  using LineEdge = CopyReader::Line;

  // Where things are.
  CopyPosition at() const { return {cx_, top() + cy_}; }
  unsigned top() const { return text_.history() - oy_; }  // the line that is shown first
  CopyReader reader() const { return {text_, at()}; }
  bool in_rectangle() const { return selected_ && rectangle_; }
  bool has_marks() const { return !marks_.empty(); }

  // Moving (copy_moves.cpp).
  void go_up_to(CopyPosition found);
  void go_down_to(CopyPosition found, Ends ends = Ends::reset);
  void scroll_to(CopyPosition found);
  void show_line(CopyPosition found);
  void note_column();
  void keep_in_line();
  void cursor_up(Motion motion);
  void cursor_down(Motion motion);
  void follow_lines();
  void scroll_up();
  void scroll_down();
  void page_up(Page page);
  bool page_down(Page page, ScrollExit exit);
  void start_of_line();
  void end_of_line();
  void next_word(std::string_view separators);
  void next_word_end(std::string_view separators, Ends ends = Ends::reset);
  CopyPosition next_word_end_of(CopyReader from, std::string_view separators) const;
  void previous_word(std::string_view separators, CopyReader::Word word);
  void jump(Jump how);
  bool previous_bracket_once();
  bool next_bracket_once();

  // Selecting and copying (copy_selection.cpp).
  void start_selection();
  bool update_selection(Ends ends = Ends::reset);
  bool set_selection(Ends ends);
  void follow_cursor(Ends ends);
  void clear_selection();
  void other_end();
  void set_rectangle(bool on);
  void copy_selection();
  std::optional<std::string> selection() const;
  void copy_line(std::string& to, unsigned y, unsigned from, unsigned end) const;

  // Searching (copy_search.cpp).
  bool search(Direction direction, bool expression);
  bool find(const CopyPattern& pattern, Direction direction, CopyPosition from, unsigned last_line, bool wraps);
  void mark_matches(const CopyPattern& pattern);
  void mark_again();
  void clear_marks() { marks_.clear(); }
  bool mark_index(CopyPosition at, std::size_t& index) const;
  void pass_mark(CopyPosition& at, bool wraps) const;
  void step_right(CopyPosition& at, bool wraps) const;
  void step_left(CopyPosition& at, bool wraps) const;
  std::optional<std::string> match_at_cursor() const;
  void take_longest_match(const CopyPattern& pattern, CopyPosition& found, unsigned width, unsigned last) const;
  unsigned count_matches() const;

  // What #{copy_cursor_line} and #{copy_cursor_word} show (copy_variables.cpp).
  std::string label() const;
  CopyLine shown_line() const;
  std::string shown_word(std::string_view separators) const;
  std::string shown_text() const;

  // What the commands are made of (copy_commands.cpp).
  const std::string& argument() const { return (*words_)[1]; }
  template <class Step>
  End repeat(Step step) {
    for (; count_ > 0; --count_) step();
    return End::stays;
  }
  End go_to_row(unsigned row);
  End history_top();
  End history_bottom();
  End paragraph(Direction direction);
  End page_downs(Page page, ScrollExit exit);
  End goto_line();
  End jump_to(Jump how);
  End jump_again(Jump how);
  End jump_to_mark();
  End select_line();
  End select_word();
  End copy_and_return(End end);
  End copy_whole_lines(End end);
  static Jump reverse(Jump jump);
  End search_for(Direction direction, bool expression);
  End search_incremental(Direction direction);
  End search_again(Direction direction);
  void text_changed();

  CopyText text_;
  unsigned cx_ = 0, cy_ = 0, oy_ = 0;  // cursor in the view, lines that the view is scrolled up
  unsigned last_cx_ = 0, last_length_ = 0;
  ModeKeys entered_with_;
  ScrollExit scroll_exit_;
  bool hide_position_, wants_refresh_ = false, forgets_marks_ = false;

  bool selected_ = false, rectangle_ = false;
  CopyPosition start_, end_, start_unit_, end_unit_, drag_;
  Drag drag_end_ = Drag::none;
  Lines lines_ = Lines::none;
  Unit unit_ = Unit::character;
  std::string unit_separators_;

  CopyPosition mark_;
  Jump jump_ = Jump::none;
  std::string jump_character_;

  std::optional<Direction> search_type_;
  bool search_expression_ = false, first_search_ = true;
  LastSearch counted_;  // what the label tells the number of
  std::optional<std::string> search_text_;
  std::vector<std::uint8_t> marks_;  // of the shown cells, what match they belong to; none: nothing is marked
  struct View {
    unsigned cx, cy, oy;
  };
  View view() const { return {cx_, cy_, oy_}; }
  void show(const View& view);
  std::optional<View> incremental_from_;

  // Of the command that runs.
  unsigned count_ = 1;
  const std::vector<std::string>* words_ = nullptr;
  const CopyOptions* options_ = nullptr;
  LastSearch* last_search_ = nullptr;
  std::optional<std::string> copied_;
};

}  // namespace shim
