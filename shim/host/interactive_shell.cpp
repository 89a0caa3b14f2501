// SPDX-License-Identifier: ISC
#include "shim/host/interactive_shell.hpp"

#include <algorithm>
#include <span>

namespace shim {
namespace {

using Words = std::span<const std::string>;

// dash and busybox read their terminal as any program does.
constexpr std::string_view k_editing_shells[] = {"bash", "rbash", "zsh", "rzsh", "fish",
                                                 "tcsh", "mksh",  "ksh", "ksh93"};
constexpr std::string_view k_options_with_value[] = {"--rcfile", "--init-file", "-O", "+O",
                                                     "-o",       "+o",          "-C", "--init-command"};
constexpr int k_deepest = 4;  // sh -c 'bash -c "..."'

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view base_name(std::string_view path) {
  if (path.starts_with('-')) path.remove_prefix(1);  // a login shell
  return path.substr(path.rfind('/') + 1);
}

// Debian's zsh is zsh5.
std::string_view without_version(std::string_view name) {
  return name.substr(0, std::min(name.find_last_not_of("0123456789.-") + 1, name.size()));
}

bool is_editing_shell(std::string_view name) {
  return is_one_of(name, k_editing_shells) || is_one_of(without_version(name), k_editing_shells);
}

// The words of a text that a shell would only split; none when it would do more.
std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> words;
  if (text.find_first_of(";&|<>()$`\"'\\*?#~!{}[]\n") != std::string_view::npos) return words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

bool edits(Words words, std::string_view executable, int depth);

bool text_edits(std::string_view text, int depth) {
  const std::vector<std::string> words = plain_words(text);
  Words rest(words);
  while (!rest.empty() &&
         (rest.front() == "exec" || rest.front() == "env" || rest.front().find('=') != std::string::npos))
    rest = rest.subspan(1);
  return edits(rest, {}, depth + 1);
}

// A cluster of letters with a c: -c, -lc, -ic.
bool takes_text(std::string_view option) {
  return option == "--command" ||
         (option.size() > 1 && option[0] == '-' && option[1] != '-' && option.find('c') != std::string_view::npos);
}

bool edits(Words words, std::string_view executable, int depth) {
  if (words.empty() || depth > k_deepest) return false;
  const bool editor = is_editing_shell(base_name(words[0])) || is_editing_shell(base_name(executable));
  const bool any_shell = editor || base_name(words[0]).ends_with("sh");
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (!word.starts_with('-') && !word.starts_with('+')) return false;  // a script
    if (word == "--noediting") return false;
    if (takes_text(word)) return any_shell && i + 2 == words.size() && text_edits(words[i + 1], depth);
    if (is_one_of(word, k_options_with_value)) ++i;
  }
  return editor;
}

}  // namespace

bool edits_its_input(const std::vector<std::string>& words, std::string_view executable) {
  return edits(words, executable, 0);
}

}  // namespace shim
