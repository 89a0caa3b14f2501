// SPDX-License-Identifier: ISC
// See terminal.hpp.
#include "shim/term/terminal.hpp"

#include <algorithm>
#include <cstring>

#include "shim/term/capture.hpp"
#include "shim/term/input_parser.hpp"
#include "shim/term/interpreter.hpp"
#include "shim/term/screen.hpp"

namespace shim {
namespace {

constexpr unsigned k_size_limit = 10000;  // tmux: WINDOW_MAXIMUM

unsigned clamp_size(unsigned size) { return std::clamp(size, 1u, k_size_limit); }

struct ModeBit {
  ScreenMode screen;
  PaneMode pane;
};
constexpr ModeBit k_mode_bits[] = {
    {ScreenMode::cursor, PaneMode::cursor_visible},
    {ScreenMode::cursor_keys, PaneMode::cursor_keys},
    {ScreenMode::keypad, PaneMode::keypad},
    {ScreenMode::insert, PaneMode::insert},
    {ScreenMode::wrap, PaneMode::wrap},
    {ScreenMode::origin, PaneMode::origin},
    {ScreenMode::bracketed_paste, PaneMode::bracketed_paste},
    {ScreenMode::focus_events, PaneMode::focus_events},
    {ScreenMode::mouse_standard, PaneMode::mouse_standard},
    {ScreenMode::mouse_button, PaneMode::mouse_button},
    {ScreenMode::mouse_all, PaneMode::mouse_all},
    {ScreenMode::mouse_utf8, PaneMode::mouse_utf8},
    {ScreenMode::mouse_sgr, PaneMode::mouse_sgr},
};

// Cuts at a character boundary and ends with NUL.
template <std::size_t N>
void copy_text(char (&to)[N], std::string_view text) {
  std::size_t length = std::min(text.size(), N - 1);
  while (length > 0 && length < text.size() && (text[length] & 0xc0) == 0x80) --length;
  text.copy(to, length);
  to[length] = '\0';
}

// Nothing for the second half of a wide character.
void fill_cursor_character(PaneFacts& facts, const Screen& screen) {
  const Row& row = screen.grid().row(screen.y());
  const Cell cell = screen.x() < screen.columns() ? row.at(screen.x()) : Cell{};
  char buffer[4];
  copy_text(facts.cursor_character, cell.padding ? std::string_view() : screen.grid().glyphs().text(cell, buffer));
}

void fill_tab_stops(PaneFacts& facts, const Screen& screen) {
  std::fill(std::begin(facts.tab_stops), std::end(facts.tab_stops), std::uint8_t{0});
  const unsigned end = std::min<unsigned>(screen.columns(), 8 * sizeof facts.tab_stops);
  for (unsigned x = 0; x < end; ++x) {
    if (screen.has_tab(x)) facts.tab_stops[x / 8] |= static_cast<std::uint8_t>(1u << x % 8);
  }
}

}  // namespace

struct Terminal::Impl {
  Impl(TerminalSize size, std::size_t history_limit, TerminalListener& listener)
      : screen(clamp_size(size.columns), clamp_size(size.rows), history_limit),
        interpreter(screen, listener),
        parser(interpreter) {}
  Screen screen;
  Interpreter interpreter;
  InputParser parser;
};

Terminal::Terminal(TerminalSize size, std::size_t history_limit, TerminalListener& listener)
    : impl_(std::make_unique<Impl>(size, history_limit, listener)) {}
Terminal::~Terminal() = default;

void Terminal::feed(std::string_view bytes) { impl_->parser.feed(bytes); }

void Terminal::resize(TerminalSize size) { impl_->screen.resize(clamp_size(size.columns), clamp_size(size.rows)); }

void Terminal::clear_history() { impl_->screen.clear_history(); }

void Terminal::reset() {
  impl_->interpreter.full_reset();
  impl_->parser.reset();
}

state::Result<std::string> Terminal::capture(const CaptureRequest& request) const {
  if (request.pending) return capture_pending(impl_->parser.pending(), request);
  return capture_screen(impl_->screen, request);
}

void Terminal::set_title(std::string_view title) { impl_->interpreter.set_title(title); }

void Terminal::write_notice(std::string_view text) { impl_->screen.write_notice(text); }

void Terminal::trim_below_cursor() { impl_->screen.trim_below_cursor(); }

void Terminal::start_empty() {
  impl_->screen.set(ScreenMode::cursor, false);
  set_line_feed_returns(true);
}

bool Terminal::line_feed_returns() const { return impl_->screen.has(ScreenMode::line_feed_returns); }

void Terminal::set_line_feed_returns(bool on) { impl_->screen.set(ScreenMode::line_feed_returns, on); }

void Terminal::set_text_path(TextPath path) {
  impl_->parser.set_text_path(path);
  impl_->interpreter.set_text_path(path);
}

const Screen& Terminal::screen() const { return impl_->screen; }

TerminalSize Terminal::size() const { return {impl_->screen.columns(), impl_->screen.rows()}; }

void Terminal::set_extended_keys() { impl_->screen.set(ScreenMode::extended_keys, true); }

KeyModes Terminal::key_modes() const {
  return {.cursor_keys = impl_->screen.has(ScreenMode::cursor_keys),
          .keypad = impl_->screen.has(ScreenMode::keypad),
          .extended_keys = impl_->screen.has(ScreenMode::extended_keys)};
}

void Terminal::fill(PaneFacts& facts) const {
  const Screen& screen = impl_->screen;
  const Grid& grid = screen.grid();
  facts.modes = screen.alternate() ? static_cast<std::uint32_t>(PaneMode::alternate) : 0;
  for (const ModeBit& bit : k_mode_bits) {
    if (screen.has(bit.screen)) facts.modes |= static_cast<std::uint32_t>(bit.pane);
  }
  facts.cursor_x = screen.x();
  facts.cursor_y = screen.y();
  facts.cursor_shape = impl_->interpreter.cursor_shape();
  facts.columns = screen.columns();
  facts.rows = screen.rows();
  facts.scroll_top = screen.upper();
  facts.scroll_bottom = screen.lower();
  facts.history_size = static_cast<std::uint32_t>(grid.history().lines());
  facts.history_limit = static_cast<std::uint32_t>(grid.history_limit());
  facts.history_bytes = grid.history().bytes();
  facts.alternate_saved_x = screen.saved_x();
  facts.alternate_saved_y = screen.saved_y();
  fill_cursor_character(facts, screen);
  fill_tab_stops(facts, screen);
  facts.default_foreground = impl_->interpreter.palette().foreground;
  facts.default_background = impl_->interpreter.palette().background;
  copy_text(facts.title, impl_->interpreter.title());
  copy_text(facts.path, impl_->interpreter.path());
}

}  // namespace shim
