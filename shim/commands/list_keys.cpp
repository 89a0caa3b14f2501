// SPDX-License-Identifier: ISC
// Lists key bindings as commands that bind them, or with -N by their notes (tmux(1), list-keys; cmd-list-keys.c).
#include <fmt/core.h>

#include "shim/cli/quote.hpp"
#include "shim/commands/key_bindings.hpp"
#include "shim/commands/table.hpp"
#include "shim/keys/utf8.hpp"
#include "shim/options/option_view.hpp"
#include "shim/term/char_width.hpp"

namespace shim {

namespace {

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = std::max(1U, utf8_length(static_cast<unsigned char>(text[i])));
    const auto code_point = length > 1 ? decode_utf8(text.substr(i, length)) : std::nullopt;
    width += code_point ? static_cast<std::size_t>(std::max(0, char_width(*code_point))) : 1;
    i += length;
  }
  return width;
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t has = width_of(text);
  if (has < width) text.append(width - has, ' ');
  return text;
}

bool is_mouse(Key key) {
  const std::string name = key_name(key);
  static constexpr std::string_view k_events[] = {"Mouse", "Wheel", "SecondClick", "DoubleClick", "TripleClick"};
  std::string_view plain = name;
  while (plain.size() > 2 && plain[1] == '-') plain.remove_prefix(2);
  return std::any_of(std::begin(k_events), std::end(k_events), [&](auto event) { return plain.starts_with(event); });
}

class KeyList {
 public:
  KeyList(Context& context, const state::Head& head, const Args& args) : context_(context), head_(head), args_(args) {}

  void only(Key key) { only_ = key; }
  bool found() const { return found_; }

  void print_bindings() {
    std::size_t table_width = 0, key_width = 0;
    bool repeats = false;
    each([&](const std::string& table, const Binding& binding) {
      repeats = repeats || binding.repeat;
      table_width = std::max(table_width, width_of(table));
      key_width = std::max(key_width, width_of(quote_word(key_name(binding.key))));
    });
    each([&](const std::string& table, const Binding& binding) {
      const std::string_view repeat = !repeats ? "" : binding.repeat ? "-r " : "   ";
      context_.print(fmt::format("bind-key {}-T {} {} {}", repeat, padded(table, table_width),
                                 padded(quote_word(key_name(binding.key)), key_width), binding.commands));
      found_ = true;
    });
  }

  void print_notes(std::string prefix_key) {
    if (const auto table = args_.value('T')) {
      const std::string name(*table);
      return print_table_notes(name, note_width(name), std::string(args_.value('P').value_or("")));
    }
    std::string start = prefix_key == "None" ? "" : prefix_key + " ";
    if (const auto given = args_.value('P')) start = std::string(*given);
    std::size_t width = note_width("root");
    bool with_prefix = prefix_key != "None";
    if (with_prefix) {
      with_prefix = note_width("prefix") != 0;
      width = std::max(width, note_width("prefix"));
    }
    print_table_notes("root", width, std::string(width_of(start), ' '));
    if (with_prefix) print_table_notes("prefix", width, start);
  }

 private:
  template <class Visit>
  void each(Visit visit) {
    for (const std::string& table : key_tables(head_)) {
      if (args_.has('T') && table != *args_.value('T')) continue;
      for (const Binding& binding : bindings_of(head_, table)) {
        if (!only_ || *only_ == binding.key) visit(table, binding);
      }
    }
  }

  bool is_listed(const Binding& binding) const { return (!only_ || *only_ == binding.key) && !is_mouse(binding.key); }
  static bool has_note(const Binding& binding) { return binding.note && !binding.note->empty(); }

  std::size_t note_width(const std::string& table) const {
    std::size_t width = 0;
    if (!has_key_table(head_, table)) return 0;
    for (const Binding& binding : bindings_of(head_, table)) {
      if (is_listed(binding) && has_note(binding)) width = std::max(width, width_of(key_name(binding.key)));
    }
    return width;
  }

  void print_table_notes(const std::string& table, std::size_t width, const std::string& start) {
    if (!has_key_table(head_, table)) return;
    for (const Binding& binding : bindings_of(head_, table)) {
      if (!is_listed(binding) || (!has_note(binding) && !args_.has('a'))) continue;
      found_ = true;
      const std::string& note = has_note(binding) ? *binding.note : binding.commands;
      context_.print(start + padded(key_name(binding.key), width + 1) + note);
      if (args_.has('1')) return;
    }
  }

  Context& context_;
  const state::Head& head_;
  const Args& args_;
  std::optional<Key> only_;
  bool found_ = false;
};

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  const state::Head& head = now->registry().head();
  KeyList list(context, head, args);
  if (!args.operands().empty()) {
    const auto key = parse_key(args.operands().front());
    if (!key) {
      return state::fail(state::ErrorCode::invalid_argument, fmt::format("invalid key: {}", args.operands().front()));
    }
    list.only(*key);
  }
  if (const auto table = args.value('T'); table && !has_key_table(head, *table)) {
    return state::fail(state::ErrorCode::not_found, fmt::format("table {} doesn't exist", *table));
  }
  if (args.has('N')) {
    list.print_notes(std::string(OptionView(now->registry(), {}).text("prefix")));
  } else {
    list.print_bindings();
  }
  if (args.operands().empty() || list.found()) return {};
  return state::fail(state::ErrorCode::not_found, fmt::format("unknown key: {}", args.operands().front()));
}

}  // namespace

extern const CommandSpec list_keys_command;
const CommandSpec list_keys_command = {
    .args = {.name = "list-keys",
             .flags = "1aNP:T:",
             .max_operands = 1,
             .usage = "[-1aN] [-P prefix-string] [-T key-table] [key]"},
    .alias = "lsk",
    .server = ServerNeed::starts,
    .run = run,
};

}  // namespace shim
