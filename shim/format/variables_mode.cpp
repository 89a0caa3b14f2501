// SPDX-License-Identifier: ISC
// What a pane's terminal shows of itself: modes, cursor, history, scroll region.
#include "shim/format/variables.hpp"

namespace shim {
namespace {

template <PaneMode... Modes>
Value has_any(const Subject& subject) {
  return of_facts<[](const PaneFacts& facts) { return yes_no((has_mode(facts, Modes) || ...)); }>(subject);
}

// Lines, bytes of lines, cells, bytes of cells, wide cells, their bytes. Hosts keep lines as text, not as cells.
constexpr auto k_all_bytes = [](const PaneFacts& f) -> Value {
  return std::to_string(f.history_size + f.rows) + ',' + std::to_string(f.history_bytes) + ",0,0,0,0";
};

// Copy mode as it is when it was entered: without a client nobody moves in it (window-copy.c, window_copy_formats).
template <auto Get>
Value of_copy_mode(const Subject& subject) {
  if (subject.place().pane == nullptr || subject.place().pane->modes.empty()) return std::nullopt;
  const std::string& mode = subject.place().pane->modes.front();
  if (mode != "copy-mode" && mode != "view-mode") return std::nullopt;
  return Get(subject);
}
bool is_view(const Subject& subject) { return subject.place().pane->modes.front() == "view-mode"; }
constexpr auto k_nothing = [](const Subject&) -> Value { return "0"; };
constexpr auto k_copy_x = [](const Subject& s) { return number(is_view(s) ? 0U : s.facts().cursor_x); };
constexpr auto k_copy_y = [](const Subject& s) { return number(is_view(s) ? 0U : s.facts().cursor_y); };

constexpr Variable k_rows[] = {
    {"alternate_on", has_any<PaneMode::alternate>},
    {"alternate_saved_x", of_facts<[](const PaneFacts& f) { return number(f.alternate_saved_x); }>},
    {"alternate_saved_y", of_facts<[](const PaneFacts& f) { return number(f.alternate_saved_y); }>},
    {"copy_cursor_x", of_copy_mode<k_copy_x>},
    {"copy_cursor_y", of_copy_mode<k_copy_y>},
    {"cursor_character", of_facts<[](const PaneFacts& f) -> Value { return f.cursor_character; }>},
    {"cursor_flag", has_any<PaneMode::cursor_visible>},
    {"cursor_x", of_facts<[](const PaneFacts& f) { return number(f.cursor_x); }>},
    {"cursor_y", of_facts<[](const PaneFacts& f) { return number(f.cursor_y); }>},
    {"history_all_bytes", of_facts<k_all_bytes>},
    {"history_bytes", of_facts<[](const PaneFacts& f) { return number(f.history_bytes); }>},
    {"history_limit", of_facts<[](const PaneFacts& f) { return number(f.history_limit); }>},
    {"history_size", of_facts<[](const PaneFacts& f) { return number(f.history_size); }>},
    {"insert_flag", has_any<PaneMode::insert>},
    {"keypad_cursor_flag", has_any<PaneMode::cursor_keys>},
    {"keypad_flag", has_any<PaneMode::keypad>},
    {"mouse_all_flag", has_any<PaneMode::mouse_all>},
    {"mouse_any_flag", has_any<PaneMode::mouse_standard, PaneMode::mouse_button, PaneMode::mouse_all>},
    {"mouse_button_flag", has_any<PaneMode::mouse_button>},
    {"mouse_line", none},
    {"mouse_pane", none},
    {"mouse_sgr_flag", has_any<PaneMode::mouse_sgr>},
    {"mouse_standard_flag", has_any<PaneMode::mouse_standard>},
    {"mouse_utf8_flag", has_any<PaneMode::mouse_utf8>},
    {"mouse_word", none},
    {"mouse_x", none},
    {"mouse_y", none},
    {"origin_flag", has_any<PaneMode::origin>},
    {"rectangle_toggle", of_copy_mode<k_nothing>},
    {"scroll_position", of_copy_mode<k_nothing>},
    {"scroll_region_lower", of_facts<[](const PaneFacts& f) { return number(f.scroll_bottom); }>},
    {"scroll_region_upper", of_facts<[](const PaneFacts& f) { return number(f.scroll_top); }>},
    {"search_match", of_copy_mode<[](const Subject&) -> Value { return ""; }>},
    {"search_present", of_copy_mode<k_nothing>},
    {"selection_active", of_copy_mode<k_nothing>},
    {"selection_present", of_copy_mode<k_nothing>},
    {"wrap_flag", has_any<PaneMode::wrap>},
};

}  // namespace

std::span<const Variable> pane_mode_variables() { return k_rows; }

}  // namespace shim
