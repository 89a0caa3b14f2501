// SPDX-License-Identifier: ISC
// The parts of files that are made out of the command table. Each stands between two lines of its file:
//   ... generated: NAME        and        ... end of generated
// What is around them is written by hand.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "state/error.hpp"

namespace shim {

struct GeneratedPart {
  std::string_view file;  // from the root of the sources
  std::string_view name;
  std::string (*text)();  // whole lines
};

std::span<const GeneratedPart> generated_parts();

// The file's text with that part replaced. Error when the two lines are not there.
state::Result<std::string> with_part(std::string_view text, const GeneratedPart& part);

std::string bash_commands();
std::string bash_options();
std::string zsh_commands();
std::string zsh_options();
std::string manual_commands();
std::string readme_commands();

}  // namespace shim
