// SPDX-License-Identifier: ISC
// The COMMANDS section of the manual, in mdoc.
#include <fmt/format.h>

#include "shim/commands/summaries.hpp"
#include "shim/commands/table.hpp"
#include "shim/reference/generated_parts.hpp"
#include "shim/reference/usage.hpp"

namespace shim {
namespace {

std::string mdoc(const UsagePart& part) {
  std::string out;
  switch (part.kind) {
    case UsagePart::Kind::flags:
      out = "Fl " + part.flags;
      break;
    case UsagePart::Kind::flag_with_value:
      out = "Fl " + part.flags + " Ar " + part.name;
      break;
    case UsagePart::Kind::one_of_flags:
      for (const char flag : part.flags) out += fmt::format("{}Fl {}", out.empty() ? "" : " | ", flag);
      break;
    case UsagePart::Kind::operand:
      out = "Ar " + part.name;
      break;
  }
  if (part.repeats) out += " ...";
  return (part.optional ? ".Op " : ".") + out + "\n";
}

}  // namespace

std::string manual_commands() {
  std::string out = ".Bl -tag -width Ds\n";
  const auto summaries = command_summaries();
  for (std::size_t i = 0; i < summaries.size(); ++i) {
    const CommandSpec& command = *command_table()[i];
    out += fmt::format(".It Xo Ic {}\n", command.args.name);
    for (const UsagePart& part : usage_parts(command.args.usage)) out += mdoc(part);
    out += ".Xc\n";
    std::string text(summaries[i].text);
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
    out += command.alias.empty() ? text + ".\n" : fmt::format("{}\n.Pq alias: Ic {} .\n", text, command.alias);
  }
  return out + ".El\n";
}

}  // namespace shim
