// SPDX-License-Identifier: ISC
// The table of copy mode's commands.
#include <algorithm>
#include <iterator>

#include "shim/copy/copy_mode.hpp"

namespace shim {

using Mode = CopyMode;

// clang-format off
constinit const CopyMode::Command CopyMode::k_commands[] = {
    {"append-selection", 0, 0, Clear::always, [](Mode& m) { m.copy_selection(); m.clear_selection(); return End::stays; }},
    {"append-selection-and-cancel", 0, 0, Clear::always, [](Mode& m) { m.copy_selection(); m.clear_selection(); return End::ends; }},
    {"back-to-indentation", 0, 0, Clear::always, [](Mode& m) { CopyReader r = m.reader(); r.back_to_indentation(); m.go_up_to(r.at()); return End::stays; }},
    {"begin-selection", 0, 0, Clear::always, [](Mode& m) { m.lines_ = Lines::none; m.unit_ = Unit::character; m.start_selection(); return End::stays; }},
    {"bottom-line", 0, 0, Clear::emacs, [](Mode& m) { return m.go_to_row(m.rows() - 1); }},
    {"cancel", 0, 0, Clear::always, [](Mode&) { return End::ends; }},
    {"clear-selection", 0, 0, Clear::always, [](Mode& m) { m.clear_selection(); return End::stays; }},
    {"copy-end-of-line", 0, 1, Clear::always, [](Mode& m) { return m.copy_and_return(End::stays); }},
    {"copy-end-of-line-and-cancel", 0, 1, Clear::always, [](Mode& m) { return m.copy_and_return(End::ends); }},
    {"copy-line", 0, 1, Clear::always, [](Mode& m) { return m.copy_whole_lines(End::stays); }},
    {"copy-line-and-cancel", 0, 1, Clear::always, [](Mode& m) { return m.copy_whole_lines(End::ends); }},
    {"copy-pipe", 0, 2, Clear::always, [](Mode& m) { m.copy_selection(); m.clear_selection(); return End::stays; }},
    {"copy-pipe-and-cancel", 0, 2, Clear::always, [](Mode& m) { m.copy_selection(); m.clear_selection(); return End::ends; }},
    {"copy-pipe-end-of-line", 0, 2, Clear::always, [](Mode& m) { return m.copy_and_return(End::stays); }},
    {"copy-pipe-end-of-line-and-cancel", 0, 2, Clear::always, [](Mode& m) { return m.copy_and_return(End::ends); }},
    {"copy-pipe-line", 0, 2, Clear::always, [](Mode& m) { return m.copy_whole_lines(End::stays); }},
    {"copy-pipe-line-and-cancel", 0, 2, Clear::always, [](Mode& m) { return m.copy_whole_lines(End::ends); }},
    {"copy-pipe-no-clear", 0, 2, Clear::never, [](Mode& m) { m.copy_selection(); return End::stays; }},
    {"copy-selection", 0, 1, Clear::always, [](Mode& m) { m.copy_selection(); m.clear_selection(); return End::stays; }},
    {"copy-selection-and-cancel", 0, 1, Clear::always, [](Mode& m) { m.copy_selection(); m.clear_selection(); return End::ends; }},
    {"copy-selection-no-clear", 0, 1, Clear::never, [](Mode& m) { m.copy_selection(); return End::stays; }},
    {"cursor-down", 0, 0, Clear::emacs, [](Mode& m) { return m.repeat([&] { m.cursor_down(Motion::cursor); }); }},
    {"cursor-down-and-cancel", 0, 0, Clear::always, [](Mode& m) {
       const unsigned before = m.cy_;
       m.repeat([&] { m.cursor_down(Motion::cursor); });
       return before == m.cy_ && m.oy_ == 0 ? End::ends : End::stays;
     }},
    {"cursor-left", 0, 0, Clear::emacs, [](Mode& m) { return m.repeat([&] { CopyReader r = m.reader(); r.left(CopyReader::AtEdge::wrap); m.go_up_to(r.at()); }); }},
    {"cursor-right", 0, 0, Clear::emacs, [](Mode& m) {
       return m.repeat([&] {
         CopyReader r = m.reader();
         r.right(CopyReader::AtEdge::wrap, m.in_rectangle() ? LineEdge::all : LineEdge::text);
         m.go_down_to(r.at());
       });
     }},
    {"cursor-up", 0, 0, Clear::emacs, [](Mode& m) { return m.repeat([&] { m.cursor_up(Motion::cursor); }); }},
    {"end-of-line", 0, 0, Clear::emacs, [](Mode& m) { m.end_of_line(); return End::stays; }},
    {"goto-line", 1, 1, Clear::emacs, [](Mode& m) { return m.goto_line(); }},
    {"halfpage-down", 0, 0, Clear::emacs, [](Mode& m) { return m.page_downs(Page::half, m.scroll_exit_); }},
    {"halfpage-down-and-cancel", 0, 0, Clear::always, [](Mode& m) { return m.page_downs(Page::half, ScrollExit::yes); }},
    {"halfpage-up", 0, 0, Clear::emacs, [](Mode& m) { return m.repeat([&] { m.page_up(Page::half); }); }},
    {"history-bottom", 0, 0, Clear::emacs, [](Mode& m) { return m.history_bottom(); }},
    {"history-top", 0, 0, Clear::emacs, [](Mode& m) { return m.history_top(); }},
    {"jump-again", 0, 0, Clear::emacs, [](Mode& m) { return m.jump_again(m.jump_); }},
    {"jump-backward", 1, 1, Clear::emacs, [](Mode& m) { return m.jump_to(Jump::backward); }},
    {"jump-forward", 1, 1, Clear::emacs, [](Mode& m) { return m.jump_to(Jump::forward); }},
    {"jump-reverse", 0, 0, Clear::emacs, [](Mode& m) { return m.jump_again(reverse(m.jump_)); }},
    {"jump-to-backward", 1, 1, Clear::emacs, [](Mode& m) { return m.jump_to(Jump::to_backward); }},
    {"jump-to-forward", 1, 1, Clear::emacs, [](Mode& m) { return m.jump_to(Jump::to_forward); }},
    {"jump-to-mark", 0, 0, Clear::always, [](Mode& m) { return m.jump_to_mark(); }},
    {"middle-line", 0, 0, Clear::emacs, [](Mode& m) { return m.go_to_row((m.rows() - 1) / 2); }},
    {"next-matching-bracket", 0, 0, Clear::always, [](Mode& m) { while (m.count_ > 0 && m.next_bracket_once()) --m.count_; return End::stays; }},
    {"next-paragraph", 0, 0, Clear::emacs, [](Mode& m) { return m.paragraph(Direction::down); }},
    {"next-space", 0, 0, Clear::emacs, [](Mode& m) { return m.repeat([&] { m.next_word(""); }); }},
    {"next-space-end", 0, 0, Clear::emacs, [](Mode& m) { return m.repeat([&] { m.next_word_end(""); }); }},
    {"next-word", 0, 0, Clear::emacs, [](Mode& m) { return m.repeat([&] { m.next_word(m.options_->word_separators); }); }},
    {"next-word-end", 0, 0, Clear::emacs, [](Mode& m) { return m.repeat([&] { m.next_word_end(m.options_->word_separators); }); }},
    {"other-end", 0, 0, Clear::emacs, [](Mode& m) { m.unit_ = Unit::character; if (m.count_ % 2 != 0) m.other_end(); return End::stays; }},
    {"page-down", 0, 0, Clear::emacs, [](Mode& m) { return m.page_downs(Page::whole, m.scroll_exit_); }},
    {"page-down-and-cancel", 0, 0, Clear::always, [](Mode& m) { return m.page_downs(Page::whole, ScrollExit::yes); }},
    {"page-up", 0, 0, Clear::emacs, [](Mode& m) { return m.repeat([&] { m.page_up(Page::whole); }); }},
    {"pipe", 0, 1, Clear::always, [](Mode& m) { m.copy_selection(); m.clear_selection(); return End::stays; }},
    {"pipe-and-cancel", 0, 1, Clear::always, [](Mode& m) { m.copy_selection(); m.clear_selection(); return End::ends; }},
    {"pipe-no-clear", 0, 1, Clear::never, [](Mode& m) { m.copy_selection(); return End::stays; }},
    {"previous-matching-bracket", 0, 0, Clear::always, [](Mode& m) { while (m.count_ > 0 && m.previous_bracket_once()) --m.count_; return End::stays; }},
    {"previous-paragraph", 0, 0, Clear::emacs, [](Mode& m) { return m.paragraph(Direction::up); }},
    {"previous-space", 0, 0, Clear::emacs, [](Mode& m) { return m.repeat([&] { m.previous_word("", CopyReader::Word::previous); }); }},
    {"previous-word", 0, 0, Clear::emacs, [](Mode& m) { return m.repeat([&] { m.previous_word(m.options_->word_separators, CopyReader::Word::previous); }); }},
    {"rectangle-off", 0, 0, Clear::always, [](Mode& m) { m.set_rectangle(false); return End::stays; }},
    {"rectangle-on", 0, 0, Clear::always, [](Mode& m) { m.set_rectangle(true); return End::stays; }},
    {"rectangle-toggle", 0, 0, Clear::always, [](Mode& m) { m.set_rectangle(!m.rectangle_); return End::stays; }},
    {"refresh-from-pane", 0, 0, Clear::always, [](Mode& m) { m.wants_refresh_ = true; m.forgets_marks_ = m.has_marks(); return End::stays; }},
    {"scroll-down", 0, 0, Clear::emacs, [](Mode& m) {
       m.repeat([&] { m.cursor_down(Motion::scroll); });
       return m.scroll_exit_ == ScrollExit::yes && m.oy_ == 0 ? End::ends : End::stays;
     }},
    {"scroll-down-and-cancel", 0, 0, Clear::always, [](Mode& m) { m.repeat([&] { m.cursor_down(Motion::scroll); }); return m.oy_ == 0 ? End::ends : End::stays; }},
    {"scroll-up", 0, 0, Clear::emacs, [](Mode& m) { return m.repeat([&] { m.cursor_up(Motion::scroll); }); }},
    {"search-again", 0, 0, Clear::always, [](Mode& m) { return m.search_type_ ? m.search_again(*m.search_type_) : End::stays; }},
    {"search-backward", 0, 1, Clear::always, [](Mode& m) { return m.search_for(Direction::up, true); }},
    {"search-backward-incremental", 1, 1, Clear::always, [](Mode& m) { return m.search_incremental(Direction::up); }},
    {"search-backward-text", 0, 1, Clear::always, [](Mode& m) { return m.search_for(Direction::up, false); }},
    {"search-forward", 0, 1, Clear::always, [](Mode& m) { return m.search_for(Direction::down, true); }},
    {"search-forward-incremental", 1, 1, Clear::always, [](Mode& m) { return m.search_incremental(Direction::down); }},
    {"search-forward-text", 0, 1, Clear::always, [](Mode& m) { return m.search_for(Direction::down, false); }},
    {"search-reverse", 0, 0, Clear::always, [](Mode& m) { return m.search_type_ ? m.search_again(*m.search_type_ == Direction::up ? Direction::down : Direction::up) : End::stays; }},
    {"select-line", 0, 0, Clear::always, [](Mode& m) { return m.select_line(); }},
    {"select-word", 0, 0, Clear::always, [](Mode& m) { return m.select_word(); }},
    {"set-mark", 0, 0, Clear::always, [](Mode& m) { m.mark_ = m.at(); return End::stays; }},
    {"start-of-line", 0, 0, Clear::emacs, [](Mode& m) { m.start_of_line(); return End::stays; }},
    {"stop-selection", 0, 0, Clear::always, [](Mode& m) { m.drag_end_ = Drag::none; m.lines_ = Lines::none; m.unit_ = Unit::character; return End::stays; }},
    {"toggle-position", 0, 0, Clear::never, [](Mode& m) { m.hide_position_ = !m.hide_position_; return End::stays; }},
    {"top-line", 0, 0, Clear::emacs, [](Mode& m) { return m.go_to_row(0); }},
};
// clang-format on

// In a call with a wrong number of arguments nothing happens.
const CopyMode::Command* CopyMode::find_command(const std::vector<std::string>& words) {
  const auto found = std::lower_bound(std::begin(k_commands), std::end(k_commands), words.front(),
                                      [](const Command& row, const std::string& name) { return row.name < name; });
  if (found == std::end(k_commands) || found->name != words.front()) return nullptr;
  const std::size_t arguments = words.size() - 1;
  return arguments >= found->least && arguments <= found->most ? found : nullptr;
}

}  // namespace shim
