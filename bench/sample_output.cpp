// SPDX-License-Identifier: ISC
#include "bench/sample_output.hpp"

#include <fmt/format.h>

namespace bench {
namespace {

std::string repeated(const std::vector<std::string>& lines, std::size_t bytes) {
  std::string text;
  for (std::size_t i = 0; text.size() < bytes; ++i) text += lines[i % lines.size()];
  return text;
}

std::string plain_lines(std::size_t bytes) {
  std::vector<std::string> lines;
  for (int i = 0; i < 97; ++i) {
    std::string line;
    for (int x = 0; x < 20 + i * 37 % 60; ++x) line.push_back(static_cast<char>('!' + (x * 7 + i) % 90));
    lines.push_back(line + "\r\n");
  }
  return repeated(lines, bytes);
}

std::string coloured(std::size_t bytes) {
  std::vector<std::string> lines;
  for (int i = 0; i < 97; ++i) {
    std::string line;
    for (int word = 0; word < 9; ++word)
      line += fmt::format("\033[{};38;5;{}mword{}\033[0m ", 1 + word % 4, (i * 9 + word) % 256, word);
    lines.push_back(line + "\r\n");
  }
  return repeated(lines, bytes);
}

std::string build_log(std::size_t bytes) {
  std::vector<std::string> lines;
  for (int i = 0; i < 97; ++i) {
    lines.push_back(
        fmt::format("[{}/97] Building CXX object src/CMakeFiles/module.dir/file_number_{}.cpp.o\r\n", i, i));
    if (i % 5 == 0) lines.push_back("\033[32msrc/file.cpp:12:5: \033[1;35mwarning:\033[0m unused variable\r\n");
  }
  return repeated(lines, bytes);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> sample_outputs(std::size_t bytes) {
  return {
      {"ascii", plain_lines(bytes)},
      {"yes", repeated({"y\r\n"}, bytes)},
      {"sgr", coloured(bytes)},
      {"cjk", repeated({"漢字仮名交じり文の長い行をここに書いておく。\r\n", "日本語テキスト\r\n"}, bytes)},
      {"log", build_log(bytes)},
  };
}

std::string full_lines(unsigned count) {
  std::string text;
  for (unsigned i = 0; i < count; ++i) {
    for (unsigned x = 0; x < 79; ++x) text.push_back(static_cast<char>('!' + (x * 7 + i) % 90));
    text += "\r\n";
  }
  return text;
}

std::string full_coloured_lines(unsigned count) {
  std::string text;
  for (unsigned i = 0; i < count; ++i) {
    for (unsigned word = 0; word < 13; ++word)
      text += fmt::format("\033[3{}mwo{:03} \033[0m", (word + i) % 8, i % 1000);
    text += "\r\n";
  }
  return text;
}

}  // namespace bench
