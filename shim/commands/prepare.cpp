// SPDX-License-Identifier: ISC
#include "shim/commands/prepare.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "shim/commands/config.hpp"
#include "shim/options/option_view.hpp"

namespace shim {

namespace {

using Prepared = std::vector<PreparedCommand>;

// Option command-alias: "name=value". Not asked for the full names of commands, to spare them the look-up; it goes
// before what a word would be short for.
std::optional<std::string> alias_value(const Context& context, std::string_view name) {
  const auto now = context.snapshot();
  const auto items = now ? OptionView((*now)->registry(), {}).items("command-alias")
                         : OptionView(state::Registry::fresh({}), {}).items("command-alias");
  for (const std::string& item : items) {
    const auto equals = item.find('=');
    if (equals != std::string::npos && item.substr(0, equals) == name) return item.substr(equals + 1);
  }
  return std::nullopt;
}

// The words of a command with its alias, if it is one, replaced; an alias may stand for several commands.
state::Result<std::vector<CommandWords>> replace_alias(const Context& context, const CommandWords& command) {
  std::vector<CommandWords> out{command};
  const std::string& word = command.words.front();
  const auto known = find_command(word);
  const bool is_full_name = known && ((*known)->args.name == word || (*known)->alias == word);
  const auto value = is_full_name ? std::nullopt : alias_value(context, word);
  if (!value) return out;
  ROOST_TRY_ASSIGN(out, parse_commands(*value));
  if (out.empty()) return out;
  CommandWords& last = out.back();
  for (std::size_t i = 0; i < command.blocks.size(); ++i) {
    last.blocks.push_back(command.blocks[i] - 1 + last.words.size());
    last.block_lines.push_back(command.block_lines[i]);
  }
  last.words.insert(last.words.end(), command.words.begin() + 1, command.words.end());
  for (CommandWords& part : out) part.line = command.line;
  return out;
}

// Which operands may be blocks (the args_parse callbacks of the commands).
enum class BlockRule : std::uint8_t { all, second, after_first, with_c, menu };
struct BlockRow {
  std::string_view name;
  BlockRule rule;
};
constexpr BlockRow k_block_rules[] = {
    {"bind-key", BlockRule::all},
    {"choose-buffer", BlockRule::all},
    {"choose-client", BlockRule::all},
    {"choose-tree", BlockRule::all},
    {"command-prompt", BlockRule::all},
    {"confirm-before", BlockRule::all},
    {"display-menu", BlockRule::menu},
    {"display-panes", BlockRule::all},
    {"if-shell", BlockRule::after_first},
    {"run-shell", BlockRule::with_c},
    {"set-hook", BlockRule::second},
    {"set-option", BlockRule::second},
    {"set-window-option", BlockRule::second},
};

// Items of a menu are a name, a key and commands; an empty name stands alone.
bool is_menu_command(const Args& args, std::size_t operand) {
  std::size_t i = 0;
  while (i < operand) {
    if (args.operands()[i++].empty()) continue;
    if (i++ == operand) return false;
    if (i++ == operand) return true;
  }
  return false;
}

bool may_be_block(const CommandSpec& spec, const Args& args, std::size_t operand) {
  for (const BlockRow& row : k_block_rules) {
    if (row.name != spec.args.name) continue;
    switch (row.rule) {
      case BlockRule::all:
        return true;
      case BlockRule::second:
        return operand == 1;
      case BlockRule::after_first:
        return operand == 1 || operand == 2;
      case BlockRule::with_c:
        return args.has('C');
      case BlockRule::menu:
        return is_menu_command(args, operand);
    }
  }
  return false;
}

class Preparation {
 public:
  Preparation(const Context& context, const PreparedFile& file) : context_(context), file_(file) {}

  state::Result<Prepared> run(const std::vector<CommandWords>& list) {
    Prepared out;
    std::size_t printed = 0;
    for (const CommandWords& command : list) {
      if (command.words.empty()) continue;
      if (!out.empty() && out.back().line != command.line) print(out, printed);
      line_ = command.line;
      auto added = add(command, out);
      if (!added) return tl::unexpected(std::move(added.error()));
    }
    print(out, printed);
    return out;
  }

 private:
  state::Error at_line(state::Error error) const {
    if (!file_.path.empty()) error.message = fmt::format("{}:{}: {}", file_.path, line_, error.message);
    return error;
  }

  // The line is that of the last command looked at, as in tmux: of a block's last one for the command around it.
  void print(const Prepared& list, std::size_t& printed) const {
    if (file_.lines == nullptr || printed == list.size()) return;
    Prepared group(list.begin() + static_cast<std::ptrdiff_t>(printed), list.end());
    std::erase_if(group, [](const PreparedCommand& command) { return command.assignment; });
    if (!group.empty())
      file_.lines->push_back(fmt::format("{}:{}: {}", file_.path, line_, print_commands(context_, group)));
    printed = list.size();
  }

  state::Result<void> add(const CommandWords& given, Prepared& out) {
    auto commands = replace_alias(context_, given);
    if (!commands) return tl::unexpected(at_line(std::move(commands.error())));
    const bool is_alias = commands->empty() || commands->front().words.front() != given.words.front();
    std::size_t printed = out.size();
    for (const CommandWords& command : *commands) {
      if (!command.blocks.empty() && command.blocks.front() == 0) continue;  // as tmux: not even an error
      ROOST_TRY(check_blocks(command));
      auto prepared = parse(command);
      if (!prepared) return tl::unexpected(at_line(std::move(prepared.error())));
      out.push_back(*std::move(prepared));
    }
    if (is_alias) print(out, printed);  // a list of its own, so it is told twice
    return {};
  }

  // Blocks first: tmux builds the innermost commands before those they are arguments of.
  state::Result<void> check_blocks(const CommandWords& command) {
    for (std::size_t i = 0; i < command.blocks.size(); ++i) {
      ParseSource source;
      source.grouping = Grouping::by_line;
      source.first_line = command.block_lines[i];
      ROOST_TRY_ASSIGN(const auto inner, parse_commands(command.words[command.blocks[i]], source));
      ROOST_TRY(run(inner));
    }
    return {};
  }

  static state::Result<PreparedCommand> parse(const CommandWords& command) {
    ROOST_TRY_ASSIGN(const CommandSpec* spec, find_command(command.words.front()));
    std::vector<std::size_t> blocks;
    for (const std::size_t block : command.blocks) blocks.push_back(block - 1);
    ROOST_TRY_ASSIGN(Args args, parse_args(spec->args, {command.words.begin() + 1, command.words.end()}, blocks));
    for (std::size_t i = 0; i < args.operands().size(); ++i) {
      if (!args.is_block(i) || may_be_block(*spec, args, i)) continue;
      return state::fail(state::ErrorCode::invalid_argument,
                         fmt::format("command {}: argument {} must be \"string\"", spec->args.name, i + 1));
    }
    return PreparedCommand{spec, std::move(args), command.line, command.assignment};
  }

  const Context& context_;
  const PreparedFile& file_;
  unsigned line_ = 0;
};

}  // namespace

state::Result<Prepared> prepare_commands(const Context& context, const std::vector<CommandWords>& list,
                                         const PreparedFile& file) {
  return Preparation(context, file).run(list);
}

ParseSource text_source(const Context& context) {
  ParseSource source;
  source.environment = &context.caller().environment;
  source.expand = [&context](std::string_view format) { return expand_condition(context, format); };
  return source;
}

state::Result<std::vector<CommandWords>> operand_commands(const Context& context, const Args& args,
                                                          std::size_t operand) {
  ParseSource source = text_source(context);
  source.file = context.source_path;
  source.first_line = std::max(1U, context.source_line);
  if (args.is_block(operand)) source.grouping = Grouping::by_line;
  ROOST_TRY_ASSIGN(std::vector<CommandWords> list, parse_commands(args.operands()[operand], source));
  if (!args.is_block(operand)) {
    for (CommandWords& command : list) command.line = source.first_line;
  }
  return list;
}

}  // namespace shim
