// SPDX-License-Identifier: ISC
// Command lines: one line of the input is one word, the first one a command's flag template.
#include "shim/cli/args.hpp"
#include "shim/cli/command_list.hpp"
#include "shim/cli/getopt.hpp"
#include "shim/cli/globals.hpp"
#include "tests/fuzz/fuzz_input.hpp"

#include <algorithm>

namespace {

using Words = std::vector<std::string>;

// getopt's: letters, each with up to two colons behind it.
std::string flag_template(std::string_view text) {
  std::string flags;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter && flags.find(c) == std::string::npos) flags += c;
    if (c == ':' && !flags.empty() && !flags.ends_with("::")) flags += c;
  }
  return flags;
}

bool is_end_of(const Words& part, const Words& whole) {
  return part.size() <= whole.size() && std::equal(part.rbegin(), part.rend(), whole.rbegin());
}

void check_flags(const std::string& flags, const Words& words) {
  const auto parsed = shim::parse_words(flags, words);
  fuzz::require(is_end_of(parsed.operands, words), "operands are the last words, as they were given");
  for (const auto& flag : parsed.flags)
    fuzz::require(flags.find(flag.name) != std::string::npos, "only flags of the template are taken");
  if (parsed.error) fuzz::require(parsed.operands.empty(), "an error has no operands");
  const shim::ArgSpec spec{"name", flags, 0, 3, "[-x]"};
  const auto args = shim::parse_args(spec, words);
  if (!args) return fuzz::require(!args.error().message.empty(), "an error says something");
  fuzz::require(!parsed.error && args->operands() == parsed.operands, "a command has the operands that getopt has");
  for (const auto& flag : parsed.flags) fuzz::require(args->has(flag.name), "a command has the flags that getopt has");
}

void check_commands(const Words& words) {
  std::size_t count = 0;
  for (const auto& command : shim::split_argv(words)) {
    fuzz::require(!command.words.empty(), "no command is empty");
    count += command.words.size();
  }
  fuzz::require(count <= words.size(), "separators add no words");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text = fuzz::text_of(data, size);
  const std::string flags = flag_template(fuzz::take_line(text));
  const Words words = fuzz::lines_of(text);
  check_flags(flags, words);
  check_commands(words);
  if (const auto globals = shim::parse_globals(words)) {
    fuzz::require(globals->version || is_end_of(globals->words, words), "the command is the last words");
    const bool named = globals->has_socket_path;
    fuzz::require(named || !shim::socket_path_for(*globals, "/tmp/a,1,0", "/tmp").empty(), "there is a socket path");
  }
  return 0;
}
