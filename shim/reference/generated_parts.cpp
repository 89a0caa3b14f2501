// SPDX-License-Identifier: ISC
#include "shim/reference/generated_parts.hpp"

namespace shim {
namespace {

constexpr GeneratedPart k_parts[] = {
    {"README.md", "commands", readme_commands},           {"docs/roost.1", "commands", manual_commands},
    {"completions/tmux.bash", "commands", bash_commands}, {"completions/tmux.bash", "options", bash_options},
    {"completions/_tmux", "commands", zsh_commands},      {"completions/_tmux", "options", zsh_options},
};

// Where the line that contains `mark` ends, or begins.
std::size_t line_end(std::string_view text, std::size_t mark) {
  const std::size_t end = text.find('\n', mark);
  return end == std::string_view::npos ? text.size() : end + 1;
}

}  // namespace

std::span<const GeneratedPart> generated_parts() { return k_parts; }

state::Result<std::string> with_part(std::string_view text, const GeneratedPart& part) {
  const std::size_t mark = text.find("generated: " + std::string(part.name));
  const std::size_t end_mark = mark == std::string_view::npos ? mark : text.find("end of generated", mark);
  if (end_mark == std::string_view::npos) {
    return state::fail(state::ErrorCode::not_found,
                       std::string(part.file) + ": no generated part " + std::string(part.name));
  }
  const std::size_t begin = line_end(text, mark), end = text.rfind('\n', end_mark) + 1;
  return std::string(text.substr(0, begin)) + part.text() + std::string(text.substr(end));
}

}  // namespace shim
