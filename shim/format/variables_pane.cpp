// SPDX-License-Identifier: ISC
// pane_*: identity, place in the window, program.
#include <fmt/format.h>

#include <algorithm>

#include "shim/cli/quote.hpp"
#include "shim/format/variables.hpp"
#include "shim/live/marked_pane.hpp"
#include "shim/options/option_view.hpp"
#include "shim/term/cell.hpp"

namespace shim {
namespace {

using state::Pane;

OptionView options_of(const Subject& subject) { return {*subject.registry(), subject.place()}; }

Value pane_index(const Subject& subject, const Pane& pane) {
  if (subject.place().window == nullptr || subject.registry() == nullptr) return std::nullopt;
  const auto& all = subject.place().window->panes;
  const auto found = std::find(all.begin(), all.end(), pane.id);
  if (found == all.end()) return std::nullopt;
  Place window;
  window.window = subject.place().window;
  return number(OptionView(*subject.registry(), window).number("pane-base-index") + (found - all.begin()));
}

// What a program gave its terminal by OSC 10 or 11.
std::string own_colour(const Subject& subject, std::uint32_t PaneFacts::*colour) {
  const std::uint32_t chosen = subject.facts().*colour;
  return chosen == k_default_colour ? "default" : fmt::format("#{:06x}", chosen & 0xffffff);
}

// The colour of a pane's default cells (tty.c, tty_default_colours): the style for the active pane, what the program
// chose, the style for all.
Value default_colour(const Subject& subject, std::string_view key, std::uint32_t PaneFacts::*own) {
  if (subject.registry() == nullptr) return std::nullopt;
  const OptionView options = options_of(subject);
  const auto colour_in = [&](std::string_view option) {
    std::string colour = "default";
    std::string_view style = options.text(option);
    while (!style.empty()) {
      const std::size_t end = std::min(style.find_first_of(" ,\n"), style.size());
      if (style.starts_with(key)) colour = style.substr(key.size(), end - key.size());
      style.remove_prefix(std::min(end + 1, style.size()));
    }
    return colour;
  };
  const bool active = subject.place().window != nullptr && subject.place().window->active == subject.place().pane->id;
  const std::string given = own_colour(subject, own);
  if (active) {
    if (std::string colour = colour_in("window-active-style"); colour != "default") return colour;
    if (given != "default") return given;
  }
  const std::string colour = colour_in("window-style");
  return colour != "default" ? colour : given;
}

bool is_marked(const Subject& subject) {
  const state::Pane* marked = subject.registry() != nullptr ? marked_place(*subject.registry()).pane : nullptr;
  return marked != nullptr && marked->id == subject.place().pane->id;
}

Value marked_set(const Subject& subject, const Pane&) {
  const auto* registry = subject.registry();
  return yes_no(registry != nullptr && marked_place(*registry).pane != nullptr);
}

Value start_command(const Subject& subject, const Pane& pane) {
  const PaneFacts& facts = subject.facts();
  return facts.start_command[0] != '\0' ? std::string(facts.start_command) : quote_words(pane.command);
}

// Every eighth column; programs that set their own stops are not asked.
// Beyond the columns that the page tells, stops are taken to be where they are at first.
Value tab_stops(const PaneFacts& facts) {
  std::string stops;
  for (unsigned x = 0; x < facts.columns; ++x) {
    const bool told = x < 8 * sizeof facts.tab_stops;
    if (told ? (facts.tab_stops[x / 8] >> x % 8 & 1) == 0 : x % 8 != 0) continue;
    stops.append(stops.empty() ? "" : ",").append(std::to_string(x));
  }
  return stops.empty() ? Value() : stops;
}

constexpr auto k_active = [](const Subject& s, const Pane& pane) {
  return yes_no(s.place().window != nullptr && s.place().window->active == pane.id);
};
constexpr auto k_last = [](const Subject& s, const Pane& pane) {
  const auto* window = s.place().window;
  return yes_no(window != nullptr && !window->last.empty() && window->last.front() == pane.id);
};
constexpr auto k_synchronized = [](const Subject& s, const Pane&) {
  return yes_no(s.registry() != nullptr && options_of(s).flag("synchronize-panes"));
};
constexpr auto k_command = [](const Subject& s, const Pane& pane) -> Value {
  if (s.context().world == nullptr) return std::nullopt;
  return s.context().world->live.current_command(pane);
};
constexpr auto k_path = [](const Subject& s, const Pane& pane) -> Value {
  if (s.context().world == nullptr) return std::nullopt;
  std::string path = s.context().world->live.current_path(pane);
  return path.empty() ? Value() : std::move(path);
};
constexpr auto k_signal = [](const PaneFacts& f) -> Value {
  return f.dead != 0 && f.exit_signal != 0 ? number(f.exit_signal) : Value();
};
constexpr auto k_status = [](const PaneFacts& f) -> Value {
  return f.dead != 0 && f.exit_signal == 0 && f.exit_status >= 0 ? number(f.exit_status) : Value();
};
// A pane that never had a program is dead since no time.
constexpr auto k_dead_time = [](const PaneFacts& f) -> Value {
  return f.dead != 0 && f.dead_us != 0 ? seconds(f.dead_us) : Value();
};
constexpr auto k_bottom = [](const PaneBox& b) { return number(b.y + b.height - 1); };
constexpr auto k_right = [](const PaneBox& b) { return number(b.x + b.width - 1); };

constexpr auto k_text = Variable::Kind::text;
constexpr auto k_time = Variable::Kind::time;

constexpr Variable k_rows[] = {
    {"pane_active", of_pane<k_active>, k_text},
    {"pane_at_bottom", of_box<[](const PaneBox& b) { return yes_no(b.at_bottom); }>, k_text},
    {"pane_at_left", of_box<[](const PaneBox& b) { return yes_no(b.at_left); }>, k_text},
    {"pane_at_right", of_box<[](const PaneBox& b) { return yes_no(b.at_right); }>, k_text},
    {"pane_at_top", of_box<[](const PaneBox& b) { return yes_no(b.at_top); }>, k_text},
    {"pane_bg",
     of_pane<[](const Subject& s, const Pane&) { return default_colour(s, "bg=", &PaneFacts::default_background); }>,
     k_text},
    {"pane_bottom", of_box<k_bottom>, k_text},
    {"pane_current_command", of_pane<k_command>, k_text},
    {"pane_current_path", of_pane<k_path>, k_text},
    {"pane_dead", of_facts<[](const PaneFacts& f) { return yes_no(f.dead != 0); }>, k_text},
    {"pane_dead_signal", of_facts<k_signal>, k_text},
    {"pane_dead_status", of_facts<k_status>, k_text},
    {"pane_dead_time", of_facts<k_dead_time>, k_time},
    {"pane_fg",
     of_pane<[](const Subject& s, const Pane&) { return default_colour(s, "fg=", &PaneFacts::default_foreground); }>,
     k_text},
    {"pane_format", [](const Subject& s) { return yes_no(s.kind() == Subject::Kind::pane); }, k_text},
    {"pane_height", of_box<[](const PaneBox& b) { return number(b.height); }>, k_text},
    {"pane_id", of_pane<[](const Subject&, const Pane& p) -> Value { return '%' + std::to_string(p.id.value); }>,
     k_text},
    {"pane_in_mode", of_pane<[](const Subject&, const Pane& p) { return number(p.modes.size()); }>, k_text},
    {"pane_index", of_pane<pane_index>, k_text},
    {"pane_input_off", of_pane<[](const Subject&, const Pane& p) { return yes_no(p.input_off); }>, k_text},
    {"pane_last", of_pane<k_last>, k_text},
    {"pane_left", of_box<[](const PaneBox& b) { return number(b.x); }>, k_text},
    {"pane_marked", of_pane<[](const Subject& s, const Pane&) { return yes_no(is_marked(s)); }>, k_text},
    {"pane_marked_set", of_pane<marked_set>, k_text},
    {"pane_mode",
     of_pane<[](const Subject&, const Pane& p) { return p.modes.empty() ? Value() : Value(p.modes.front()); }>, k_text},
    {"pane_path", of_facts<[](const PaneFacts& f) -> Value { return f.path; }>, k_text},
    {"pane_pid", of_facts<[](const PaneFacts& f) { return number(f.child_pid); }>, k_text},
    {"pane_pipe", of_facts<[](const PaneFacts& f) { return yes_no(f.pipe_open != 0); }>, k_text},
    {"pane_right", of_box<k_right>, k_text},
    {"pane_search_string", of_pane<[](const Subject& subject, const Pane&) -> Value {
       const LiveSource::Variables* known = copy_variables(subject);
       return known == nullptr ? "" : copy_variable(*known, "pane_search_string").value_or("");
     }>,
     k_text},
    {"pane_start_command", of_pane<start_command>, k_text},
    {"pane_start_path", of_pane<[](const Subject&, const Pane& p) -> Value { return p.path; }>, k_text},
    {"pane_synchronized", of_pane<k_synchronized>, k_text},
    {"pane_tabs", of_facts<tab_stops>, k_text},
    {"pane_title", of_facts<[](const PaneFacts& f) -> Value { return f.title; }>, k_text},
    {"pane_top", of_box<[](const PaneBox& b) { return number(b.y); }>, k_text},
    {"pane_tty", of_facts<[](const PaneFacts& f) -> Value { return f.tty; }>, k_text},
    {"pane_width", of_box<[](const PaneBox& b) { return number(b.width); }>, k_text},
};

}  // namespace

std::span<const Variable> pane_variables() { return k_rows; }

}  // namespace shim
