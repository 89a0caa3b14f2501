// SPDX-License-Identifier: ISC
// Output of programs: the screen does not depend on how it was cut or on the path that plain text takes, and stays
// whole at any size. Bytes 1 to 3: columns, rows, where to cut.
#include "shim/term/terminal.hpp"
#include "tests/fuzz/fuzz_input.hpp"

#include <algorithm>

namespace {

class Shown final : private shim::TerminalListener {
 public:
  explicit Shown(shim::TerminalSize size) : terminal(size, 20, *this) {}

  std::string everything() const {
    shim::PaneFacts facts;
    terminal.fill(facts);
    std::string all = capture({.start_of_history = true, .escapes = true, .keep_trailing = true});
    all += capture({.start_of_history = true, .join = true, .escape_octal = true});
    all += capture({.escapes = true, .alternate = true, .quiet = true}) + capture({.pending = true});
    all += std::to_string(facts.modes) + ' ' + std::to_string(facts.cursor_x) + ' ' + std::to_string(facts.cursor_y);
    return all + facts.title + heard_;
  }
  std::string capture(const shim::CaptureRequest& request) const {
    const auto text = terminal.capture(request);
    fuzz::require(text.has_value(), "a screen can be captured");
    return *text;
  }
  void check_bounds() const {
    shim::PaneFacts facts;
    terminal.fill(facts);
    fuzz::require(facts.cursor_x <= facts.columns && facts.cursor_y < facts.rows, "the cursor is on the screen");
    fuzz::require(facts.scroll_top <= facts.scroll_bottom && facts.scroll_bottom < facts.rows, "margins are in order");
    const std::string text = capture({.start_of_history = true, .keep_trailing = true});
    fuzz::require(
        static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) == facts.history_size + facts.rows,
        "every line is captured");
  }

  shim::Terminal terminal;

 private:
  void reply(std::string_view bytes) override { heard_ += bytes; }
  void title(std::string_view text) override { heard_.append("T").append(text); }
  void path(std::string_view text) override { heard_.append("P").append(text); }
  void window_name(std::string_view text) override { heard_.append("N").append(text); }
  void bell() override { heard_ += 'B'; }
  void clipboard(std::string_view text) override { heard_.append("C").append(text); }
  std::string heard_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text = fuzz::text_of(data, size);
  const unsigned columns = 1 + fuzz::take_byte(text) % 40, rows = 1 + fuzz::take_byte(text) % 12;
  const std::size_t wanted = fuzz::take_byte(text), cut = std::min(wanted, text.size());
  Shown whole({columns, rows}), pieces({columns, rows}), parsed({columns, rows});
  parsed.terminal.set_text_path(shim::TextPath::parser);
  whole.terminal.feed(text);
  parsed.terminal.feed(text);
  pieces.terminal.feed(text.substr(0, cut));
  pieces.terminal.feed(text.substr(cut));
  const std::string seen = whole.everything();
  fuzz::require(pieces.everything() == seen, "the screen does not depend on cuts");
  fuzz::require(parsed.everything() == seen, "the screen does not depend on the path of plain text");
  whole.check_bounds();
  pieces.terminal.resize({1 + (columns * 7) % 40, 1 + (rows * 5) % 12});
  pieces.check_bounds();
  pieces.terminal.feed(text.substr(cut));
  pieces.check_bounds();
  return 0;
}
