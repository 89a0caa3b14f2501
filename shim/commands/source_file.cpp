// SPDX-License-Identifier: ISC
// Runs the commands in files (tmux(1), source-file). A file that does not parse is not run at all; a line that fails
// does not stop the next one.
#include <fmt/core.h>

#include <cerrno>
#include <cstring>

#include "shim/cli/command_list.hpp"
#include "shim/commands/caller_file.hpp"
#include "shim/commands/command_text.hpp"
#include "shim/commands/path_glob.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

constexpr int k_deepest = 50;  // files that source files
int depth = 0;

using CommandList = std::vector<CommandWords>;

// The commands of one line, which fail together.
std::vector<CommandList> by_line(const CommandList& list) {
  std::vector<CommandList> lines;
  for (const CommandWords& command : list) {
    if (lines.empty() || lines.back().front().line != command.line) lines.emplace_back();
    lines.back().push_back(command);
  }
  return lines;
}

class Sourcing {
 public:
  Sourcing(Context& context, const Args& args) : context_(context), args_(args) {}

  // Files that are named, in order; a pattern without a match is reported.
  std::vector<std::string> files(const World& world);
  void run_file(const std::string& path);
  // Parse errors come last and on stdout, as in tmux (cfg.c, cfg_print_causes).
  void print_causes();

 private:
  state::Result<std::vector<CommandList>> parse(const std::string& path, const std::string& text) const;
  state::Result<void> print_lines(const std::string& path, const std::vector<CommandList>& lines);

  Context& context_;
  const Args& args_;
  std::vector<std::string> causes_;
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

state::Result<std::vector<CommandList>> Sourcing::parse(const std::string& path, const std::string& text) const {
  ParseSource source;
  source.file = path;
  source.environment = &context_.caller().environment;
  ROOST_TRY_ASSIGN(const CommandList list, parse_commands(text, source));
  for (const CommandWords& command : list) {
    auto good = check_commands(context_, {command});
    if (good) continue;
    good.error().message = fmt::format("{}:{}: {}", path, command.line, good.error().message);
    return tl::unexpected(good.error());
  }
  return by_line(list);
}

state::Result<void> Sourcing::print_lines(const std::string& path, const std::vector<CommandList>& lines) {
  for (const CommandList& line : lines) {
    std::string text;
    for (const CommandWords& command : line) {
      ROOST_TRY_ASSIGN(const std::string printed, canonical_command(command));
      text += (text.empty() ? "" : " ; ") + printed;
    }
    context_.print(fmt::format("{}:{}: {}", path, line.front().line, text));
  }
  return {};
}

void Sourcing::run_file(const std::string& path) {
  const auto text = read_caller_file(context_, path);
  if (!text) return context_.report(text.error().message);
  const auto lines = parse(path, *text);
  if (!lines) {
    causes_.push_back(lines.error().message);
    context_.exit_status = 1;
    return;
  }
  if (args_.has('v')) (void)print_lines(path, *lines);
  if (args_.has('n')) return;
  for (const CommandList& line : *lines) {
    const auto done = run_commands(context_, line);
    if (!done) context_.report(done.error().message);
  }
}

void Sourcing::print_causes() {
  for (const std::string& cause : causes_) context_.print(cause);
}

state::Result<void> run(Context& context, const Args& args) {
  if (depth >= k_deepest) return state::fail(state::ErrorCode::invalid_argument, "too many nested files");
  Sourcing sourcing(context, args);
  std::vector<std::string> files;
  {
    ROOST_TRY_ASSIGN(const auto now, context.snapshot());
    files = sourcing.files(now->world());
  }
  ++depth;
  for (const std::string& path : files) sourcing.run_file(path);
  sourcing.print_causes();
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
