// SPDX-License-Identifier: ISC
// Runs the commands in files (tmux(1), source-file). A file that does not parse is not run at all; a line that fails
// does not stop the next one.
#include <fmt/core.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "shim/cli/command_list.hpp"
#include "shim/commands/caller_file.hpp"
#include "shim/commands/causes.hpp"
#include "shim/commands/config.hpp"
#include "shim/commands/hooks.hpp"
#include "shim/commands/nested_commands.hpp"
#include "shim/commands/path_glob.hpp"
#include "shim/commands/prepare.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

constexpr int k_deepest = 50;  // files that source files
int depth = 0;

using CommandList = std::vector<CommandWords>;

class Sourcing {
 public:
  Sourcing(Context& context, const Args& args) : context_(context), args_(args) {}

  // Files that are named, in order; a pattern without a match is reported.
  std::vector<std::string> files(const World& world);
  void run_file(const std::string& path);

 private:
  state::Result<CommandList> parse(const std::string& path, const std::string& text) const;

  Context& context_;
  const Args& args_;
};

std::vector<std::string> Sourcing::files(const World& world) {
  std::vector<std::string> out;
  for (const std::string& operand : args_.operands()) {
    const auto place = current_place(world, context_.caller()).value_or(Place{});
    const std::string path = args_.has('F') ? context_.expand(world, place, operand) : operand;
    if (path == "-") {
      out.push_back(path);
      continue;
    }
    const auto found = matching_files(path.starts_with('/') ? path : quote_pattern(context_.caller().cwd) + "/" + path);
    if (found.empty() && !args_.has('q')) context_.report(fmt::format("{}: {}", path, std::strerror(ENOENT)));
    out.insert(out.end(), found.begin(), found.end());
  }
  return out;
}

state::Result<CommandList> Sourcing::parse(const std::string& path, const std::string& text) const {
  ParseSource source;
  source.file = path;
  source.environment = &context_.caller().environment;
  source.grouping = Grouping::by_line;
  source.expand = [this](std::string_view format) { return expand_condition(context_, format); };
  ROOST_TRY_ASSIGN(CommandList list, parse_commands(text, source));
  std::vector<std::string> lines;
  const auto prepared = prepare_commands(context_, list, {path, args_.has('v') ? &lines : nullptr});
  for (const std::string& line : lines) context_.print(line);
  if (!prepared) return tl::unexpected(prepared.error());
  return list;
}

void Sourcing::run_file(const std::string& path) {
  const auto text = read_caller_file(context_, path);
  if (!text) return context_.report(text.error().message);
  const auto list = parse(path, *text);
  if (!list) {
    context_.add_cause(list.error().message);
    context_.exit_status = 1;
    return;
  }
  if (args_.has('n')) return;
  context_.hooks.formats["current_file"] = path;
  const std::string around = std::exchange(context_.source_path, path);
  run_nested(context_, *list);
  context_.source_path = around;
  context_.hooks.formats.erase("current_file");
}

state::Result<void> run(Context& context, const Args& args) {
  if (depth >= k_deepest) return state::fail(state::ErrorCode::invalid_argument, "too many nested files");
  Sourcing sourcing(context, args);
  std::vector<std::string> files;
  {
    ROOST_TRY_ASSIGN(const auto now, context.snapshot());
    files = sourcing.files(now->world());
  }
  fire_events(context);
  ++depth;
  for (const std::string& path : files) sourcing.run_file(path);
  // Parse errors come last and on stdout, as in tmux; those of a configuration are shown when it has ended.
  if (!context.loads_config) print_causes(context);
  --depth;
  return {};
}

}  // namespace

extern const CommandSpec source_file_command;
const CommandSpec source_file_command = {
    .args = {.name = "source-file", .flags = "Fnqv", .min_operands = 1, .usage = "[-Fnqv] path ..."},
    .alias = "source",
    .lock = LockNeed::none,
    .run = run,
};

}  // namespace shim
