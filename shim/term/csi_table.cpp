// SPDX-License-Identifier: ISC
// The CSI sequences that tmux knows (input.c, input_csi_table) and who acts on them.
#include <array>

#include "shim/term/interpreter.hpp"

namespace shim {

Interpreter::Handler Interpreter::find_handler(char final) {
  struct Entry {
    char final;
    Handler handler;
  };
  using I = Interpreter;
  static constexpr Entry k_plain[] = {
      {'m', &I::set_attributes},   {'H', &I::cursor_position},
      {'K', &I::erase_line},       {'J', &I::erase_display},
      {'A', &I::cursor_up},        {'B', &I::cursor_down},
      {'C', &I::cursor_right},     {'D', &I::cursor_left},
      {'G', &I::cursor_column},    {'d', &I::cursor_row},
      {'X', &I::erase_cells},      {'r', &I::set_margins},
      {'E', &I::cursor_next_line}, {'F', &I::cursor_previous_line},
      {'L', &I::insert_lines},     {'M', &I::delete_lines},
      {'P', &I::delete_cells},     {'@', &I::insert_cells},
      {'S', &I::scroll_up},        {'T', &I::scroll_down},
      {'Z', &I::back_tab},         {'`', &I::cursor_column},
      {'b', &I::repeat},           {'c', &I::device_attributes},
      {'f', &I::cursor_position},  {'g', &I::clear_tabs},
      {'h', &I::set_modes},        {'l', &I::reset_modes},
      {'n', &I::device_status},    {'s', &I::save_cursor},
      {'t', &I::window_operation}, {'u', &I::restore_cursor},
  };
  static constexpr char k_first = 0x40;
  static constexpr auto k_by_final = [] {
    std::array<Handler, 0x40> handlers{};
    for (const Entry& entry : k_plain) handlers[static_cast<std::size_t>(entry.final - k_first)] = entry.handler;
    return handlers;
  }();
  const auto at = static_cast<std::size_t>(static_cast<unsigned char>(final)) - k_first;
  return at < k_by_final.size() ? k_by_final[at] : nullptr;
}

Interpreter::Handler Interpreter::find_handler(std::string_view prefix, char final) {
  using I = Interpreter;
  struct Prefixed {
    std::string_view prefix;
    char final;
    Handler handler;
  };
  static constexpr Prefixed k_prefixed[] = {
      {"?", 'h', &I::set_private_modes}, {"?", 'l', &I::reset_private_modes}, {">", 'c', &I::secondary_attributes},
      {">", 'm', &I::set_key_format},    {">", 'n', &I::reset_key_format},    {">", 'q', &I::report_version},
      {" ", 'q', &I::set_cursor_shape},
  };
  for (const Prefixed& entry : k_prefixed) {
    if (entry.prefix == prefix && entry.final == final) return entry.handler;
  }
  return nullptr;
}

}  // namespace shim
