// SPDX-License-Identifier: ISC
// The command language: what was parsed and is printed means the same when it is parsed again.
#include "shim/cli/command_list.hpp"
#include "shim/cli/quote.hpp"
#include "tests/fuzz/fuzz_input.hpp"

namespace {

bool same_words(const std::vector<shim::CommandWords>& a, const std::vector<shim::CommandWords>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i].words != b[i].words) return false;
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const std::vector<std::string> environment{"HOME=/home/me", "A=one two", "B=;"};
  shim::ParseSource source;
  source.file = "file";
  source.environment = &environment;
  const auto list = shim::parse_commands(text, source);
  if (!list) {
    fuzz::require(list.error().message.starts_with("file:"), "an error says where");
    return 0;
  }
  for (const auto& command : *list) {
    fuzz::require(!command.words.empty(), "no command is empty");
    for (const std::size_t block : command.blocks) {
      fuzz::require(block < command.words.size(), "a block is one of the words");
      fuzz::require(shim::parse_commands(command.words[block], source).has_value(), "a block can be parsed again");
    }
  }
  const std::string printed = shim::command_text(*list);
  const auto again = shim::parse_commands(printed, source);
  fuzz::require(again.has_value(), "what is printed can be parsed");
  fuzz::require(same_words(*list, *again), "what is printed means the same");
  return 0;
}
