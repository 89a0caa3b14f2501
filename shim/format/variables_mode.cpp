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

// Copy mode (window-copy.c, window_copy_formats). Where its host can't be asked, as it is when it was entered.
bool shows_copy_mode(const Subject& subject) {
  if (subject.place().pane == nullptr || subject.place().pane->modes.empty()) return false;
  const std::string& mode = subject.place().pane->modes.front();
  return mode == "copy-mode" || mode == "view-mode";
}
template <auto Get>
Value of_copy_mode(const Subject& subject, std::string_view name) {
  if (!shows_copy_mode(subject)) return std::nullopt;
  const LiveSource::Variables* known = copy_variables(subject);
  if (known == nullptr) return Get(subject);
  return copy_variable(*known, name);
}
bool is_view(const Subject& subject) { return subject.place().pane->modes.front() == "view-mode"; }
Value no_value(const Subject&) { return std::nullopt; }
Value empty(const Subject&) { return ""; }
Value zero(const Subject&) { return "0"; }
Value cursor_x(const Subject& s) { return number(is_view(s) ? 0U : s.facts().cursor_x); }
Value cursor_y(const Subject& s) { return number(is_view(s) ? 0U : s.facts().cursor_y); }

constexpr Variable k_rows[] = {
    {"alternate_on", has_any<PaneMode::alternate>},
    {"alternate_saved_x", of_facts<[](const PaneFacts& f) { return number(f.alternate_saved_x); }>},
    {"alternate_saved_y", of_facts<[](const PaneFacts& f) { return number(f.alternate_saved_y); }>},
    {"copy_cursor_line", [](const Subject& s) { return of_copy_mode<empty>(s, "copy_cursor_line"); }},
    {"copy_cursor_word", [](const Subject& s) { return of_copy_mode<empty>(s, "copy_cursor_word"); }},
    {"copy_cursor_x", [](const Subject& s) { return of_copy_mode<cursor_x>(s, "copy_cursor_x"); }},
    {"copy_cursor_y", [](const Subject& s) { return of_copy_mode<cursor_y>(s, "copy_cursor_y"); }},
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
    {"rectangle_toggle", [](const Subject& s) { return of_copy_mode<zero>(s, "rectangle_toggle"); }},
    {"scroll_position", [](const Subject& s) { return of_copy_mode<zero>(s, "scroll_position"); }},
    {"scroll_region_lower", of_facts<[](const PaneFacts& f) { return number(f.scroll_bottom); }>},
    {"scroll_region_upper", of_facts<[](const PaneFacts& f) { return number(f.scroll_top); }>},
    {"search_match", [](const Subject& s) { return of_copy_mode<empty>(s, "search_match"); }},
    {"search_present", [](const Subject& s) { return of_copy_mode<zero>(s, "search_present"); }},
    {"selection_active", [](const Subject& s) { return of_copy_mode<zero>(s, "selection_active"); }},
    {"selection_end_x", [](const Subject& s) { return of_copy_mode<no_value>(s, "selection_end_x"); }},
    {"selection_end_y", [](const Subject& s) { return of_copy_mode<no_value>(s, "selection_end_y"); }},
    {"selection_present", [](const Subject& s) { return of_copy_mode<zero>(s, "selection_present"); }},
    {"selection_start_x", [](const Subject& s) { return of_copy_mode<no_value>(s, "selection_start_x"); }},
    {"selection_start_y", [](const Subject& s) { return of_copy_mode<no_value>(s, "selection_start_y"); }},
    {"wrap_flag", has_any<PaneMode::wrap>},
};

}  // namespace

std::span<const Variable> pane_mode_variables() { return k_rows; }

}  // namespace shim
