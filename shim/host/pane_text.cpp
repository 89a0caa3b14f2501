// SPDX-License-Identifier: ISC
#include "shim/host/pane_text.hpp"

#include <time.h>

namespace shim {
namespace {

// Abort what the old program left half said; then no margins, origin mode, insert mode, attributes or charset.
constexpr std::string_view k_neutral = "\x18\x1b[r\x1b[?6l\x1b[4l\x1b[0m\x1b(B\x0f";

std::string cursor_to(unsigned row) { return "\x1b[" + std::to_string(row) + ";1H"; }

}  // namespace

std::string encode_input_item(const InputItem& item, const InputModes& modes) {
  switch (item.kind) {
    case InputItem::Kind::bytes:
      return item.bytes;
    case InputItem::Kind::key:
      return find_key_bytes(item.key, modes.keys).value_or(item.bytes);
    case InputItem::Kind::bracketed:
      break;
  }
  return modes.bracketed_paste ? "\x1b[200~" + item.bytes + "\x1b[201~" : item.bytes;
}

// Lines are erased one by one: erasing the screen at once would push it into the history.
std::string reinitialise_sequence(const PaneFacts& facts, unsigned rows) {
  std::string text(k_neutral);
  if (has_mode(facts, PaneMode::alternate)) text += "\x1b[?1049l";
  for (unsigned row = 1; row <= rows; ++row) text += cursor_to(row) + "\x1b[2K";
  return text +
         "\x1b[H\x1b"
         "c";
}

std::string default_notice(const PaneFacts& facts) {
  std::string text = "Pane is dead (";
  if (facts.exit_status >= 0) text += "status " + std::to_string(facts.exit_status);
  if (facts.exit_signal > 0) text += "signal " + std::to_string(facts.exit_signal);
  const auto when = static_cast<time_t>(facts.dead_us / 1'000'000);
  char date[64] = {};
  if (tm local{}; ::localtime_r(&when, &local) != nullptr)
    ::strftime(date, sizeof date, "%a %b %e %H:%M:%S %Y", &local);
  return text + ", " + date + ")";
}

}  // namespace shim
