// SPDX-License-Identifier: ISC
// How fast a pane's terminal takes output: MB per second of processor time, for five kinds of output, with a history of
// 2,000 lines that is full. In memory; no pseudo-terminal, no process.
#include <fmt/core.h>
#include <time.h>

#include <algorithm>
#include <string>
#include <vector>

#include "shim/term/terminal.hpp"

namespace {

constexpr std::size_t k_bytes = 8 * 1024 * 1024;
constexpr std::size_t k_block = 4096;  // what the kernel gives at a time
constexpr int k_runs = 5;

struct Silent final : shim::TerminalListener {
  void reply(std::string_view) override {}
};

std::string repeated(const std::vector<std::string>& lines) {
  std::string text;
  for (std::size_t i = 0; text.size() < k_bytes; ++i) text += lines[i % lines.size()];
  return text;
}

std::string plain_lines() {
  std::vector<std::string> lines;
  for (int i = 0; i < 97; ++i) {
    std::string line;
    for (int x = 0; x < 20 + i * 37 % 60; ++x) line.push_back(static_cast<char>('!' + (x * 7 + i) % 90));
    lines.push_back(line + "\r\n");
  }
  return repeated(lines);
}

std::string coloured() {
  std::vector<std::string> lines;
  for (int i = 0; i < 97; ++i) {
    std::string line;
    for (int word = 0; word < 9; ++word)
      line += fmt::format("\033[{};38;5;{}mword{}\033[0m ", 1 + word % 4, (i * 9 + word) % 256, word);
    lines.push_back(line + "\r\n");
  }
  return repeated(lines);
}

std::string build_log() {
  std::vector<std::string> lines;
  for (int i = 0; i < 97; ++i) {
    lines.push_back(
        fmt::format("[{}/97] Building CXX object src/CMakeFiles/module.dir/file_number_{}.cpp.o\r\n", i, i));
    if (i % 5 == 0) lines.push_back("\033[32msrc/file.cpp:12:5: \033[1;35mwarning:\033[0m unused variable\r\n");
  }
  return repeated(lines);
}

double cpu_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

void feed(shim::Terminal& terminal, std::string_view text) {
  for (; !text.empty(); text.remove_prefix(std::min(k_block, text.size()))) terminal.feed(text.substr(0, k_block));
}

// The best run: what disturbs makes it slower only.
double megabytes_per_second(const std::string& text) {
  Silent silent;
  shim::Terminal terminal({80, 24}, 2000, silent);
  feed(terminal, std::string_view(text).substr(0, k_bytes / 8));
  double best = 1e9;
  for (int run = 0; run < k_runs; ++run) {
    const double start = cpu_seconds();
    feed(terminal, text);
    best = std::min(best, cpu_seconds() - start);
  }
  return static_cast<double>(text.size()) / best / 1e6;
}

}  // namespace

int main() {
  const std::pair<const char*, std::string> kinds[] = {
      {"ascii", plain_lines()},
      {"yes", repeated({"y\r\n"})},
      {"sgr", coloured()},
      {"cjk", repeated({"漢字仮名交じり文の長い行をここに書いておく。\r\n", "日本語テキスト\r\n"})},
      {"log", build_log()},
  };
  for (const auto& [name, text] : kinds) fmt::print("{:<6} {:6.0f} MB/s\n", name, megabytes_per_second(text));
}
