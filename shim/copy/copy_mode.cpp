// SPDX-License-Identifier: ISC
#include "shim/copy/copy_mode.hpp"

#include <algorithm>

namespace shim {

CopyMode::CopyMode(CopyText text, ScrollExit scroll_exit, PositionLabel label, const CopyOptions& options,
                   const LastSearch& last_search)
    : text_(std::move(text)),
      entered_with_(options.keys),
      scroll_exit_(scroll_exit),
      hide_position_(label == PositionLabel::hidden) {
  const CopyPosition cursor = text_.cursor();
  cx_ = cursor.x;
  cy_ = cursor.y < text_.history() ? 0 : cursor.y - text_.history();
  oy_ = cursor.y < text_.history() ? text_.history() - cursor.y : 0;
  mark_ = at();
  if (last_search.text) {
    search_type_ = Direction::up;
    search_text_ = last_search.text;
    search_expression_ = last_search.expression;
  }
}

CopyMode::Outcome CopyMode::run(const std::vector<std::string>& words, std::optional<unsigned> count,
                                const CopyOptions& options, LastSearch& last_search) {
  if (count) count_ = *count;
  if (words.empty()) return {};
  words_ = &words;
  options_ = &options;
  last_search_ = &last_search;
  copied_.reset();

  Outcome outcome;
  Clear clear = Clear::never;
  if (const Command* command = find_command(words)) {
    outcome.ran = true;
    clear = command->clear;
    outcome.end = command->run(*this);
    outcome.copied = std::exchange(copied_, std::nullopt);
    outcome.refresh = std::exchange(wants_refresh_, false);
  }
  if (!words.front().starts_with("search-") && has_marks() &&
      (clear == Clear::always || (clear == Clear::emacs && options.keys == ModeKeys::emacs))) {
    clear_marks();
    incremental_from_.reset();
  }
  count_ = 1;
  return outcome;
}

// What was selected and found is another text's.
void CopyMode::text_changed() {
  const bool had_marks = has_marks();
  clear_selection();
  clear_marks();
  if (had_marks && search_text_) {
    mark_matches(CopyPattern(*search_text_, search_expression_ ? PatternKind::expression : PatternKind::text));
    counted_ = {search_text_, search_expression_};
  }
  incremental_from_ = view();
}

void CopyMode::resize(unsigned columns, unsigned rows) {
  if (columns == text_.columns() && rows == text_.rows()) return;
  CopyPosition cursor = at();
  text_.resize(columns, rows, cursor);
  cx_ = cursor.x;
  cy_ = cursor.y < text_.history() ? 0 : cursor.y - text_.history();
  oy_ = cursor.y < text_.history() ? text_.history() - cursor.y : 0;
  text_changed();
}

void CopyMode::refresh(CopyText text) {
  text_ = std::move(text);
  oy_ = std::min(oy_, text_.history());
  if (std::exchange(forgets_marks_, false)) {
    clear_selection();
  } else {
    text_changed();
  }
}

void CopyMode::extend(CopyText text) {
  if (text.history() > text_.history()) oy_ += text.history() - text_.history();
  text_ = std::move(text);
}

void CopyMode::show(const View& view) {
  cx_ = view.cx;
  cy_ = view.cy;
  oy_ = view.oy;
}

}  // namespace shim
