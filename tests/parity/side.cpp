// SPDX-License-Identifier: ISC
#include "tests/parity/side.hpp"

#include <fmt/format.h>
#include <stdlib.h>

#include <filesystem>
#include <stdexcept>

namespace parity {
namespace {

std::string read_as(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

std::string mask_digits(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) out += c;
    if (digit && !out.ends_with('N')) out += 'N';
  }
  return out;
}

// list-sessions says when each was made: one side may do it a second later.
std::string without_times(std::string text) {
  constexpr std::string_view made = "(created ";
  for (std::size_t at = 0; (at = text.find(made, at)) != std::string::npos;) {
    at += made.size();
    const std::size_t end = text.find(')', at);
    if (end == std::string::npos) break;
    text.replace(at, end - at, "TIME");
  }
  return text;
}

}  // namespace

std::string Answer::describe() const { return fmt::format("exit {}\n    out: {:?}\n    err: {:?}", status, out, err); }

Side::Side(std::string program) : program_(std::move(program)) {
  char folder[] = "/tmp/parXXXXXX";
  if (::mkdtemp(folder) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = folder;
  options_.environment = {"PATH=/usr/bin:/bin", "HOME=" + folder_, "TMUX_TMPDIR=" + folder_,
                          "TERM=screen",        "LC_ALL=C.UTF-8",  "SHELL=/bin/sh",
                          "USER=parity",        "TZ=UTC"};
  options_.cwd = folder_;
  options_.limit = std::chrono::seconds(60);
}

Side::~Side() {
  run({"kill-server"});
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

Answer Side::run(const Words& words, Mask mask) const {
  Words argv{program_, "-f", "/dev/null"};
  argv.insert(argv.end(), words.begin(), words.end());
  const support::RunResult result = support::run_program(argv, options_);
  if (result.timed_out) return {-2, {}, "timed out"};
  const auto normal = [&](const std::string& text) {
    std::string out = without_times(read_as(text, folder_, "DIR"));
    return mask == Mask::digits ? mask_digits(out) : out;
  };
  return {result.exit_code, normal(result.out), normal(result.err)};
}

}  // namespace parity
