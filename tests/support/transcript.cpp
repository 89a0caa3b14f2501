// SPDX-License-Identifier: ISC
#include "tests/support/transcript.hpp"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace support {
namespace {

// Takes the escape after a backslash in $'...' (bash(1), QUOTING).
char take_escape(std::string_view text, std::size_t& at) {
  constexpr std::string_view names = "abefnrtvE";
  constexpr std::string_view codes = "\a\b\033\f\n\r\t\v\033";
  const char c = text.at(at);
  if (c >= '0' && c <= '7') {
    int value = 0;
    for (int digits = 0; digits < 3 && at < text.size() && text[at] >= '0' && text[at] <= '7'; ++digits)
      value = value * 8 + (text[at++] - '0');
    return static_cast<char>(value);
  }
  ++at;
  const auto known = names.find(c);
  return known == std::string_view::npos ? c : codes[known];
}

// Appends a quoted run that starts at `at`, just after its opening quote; `at` ends after the closing one.
void take_quoted(std::string_view text, std::size_t& at, bool with_escapes, std::string& word) {
  while (text.at(at) != '\'') {
    if (with_escapes && text[at] == '\\') {
      ++at;
      word += take_escape(text, at);
    } else {
      word += text[at++];
    }
  }
  ++at;
}

std::string_view field_after(std::string_view field, std::string_view prefix) {
  if (!field.starts_with(prefix)) throw std::runtime_error("transcript: expected " + std::string(prefix));
  return field.substr(prefix.size());
}

std::string single(std::string_view text) {
  const auto words = unquote_words(text);
  if (words.size() != 1) throw std::runtime_error("transcript: expected one quoted word");
  return words[0];
}

std::vector<std::string_view> split_tabs(std::string_view line) {
  std::vector<std::string_view> fields;
  for (std::size_t tab = 0; (tab = line.find('\t')) != std::string_view::npos; line.remove_prefix(tab + 1))
    fields.push_back(line.substr(0, tab));
  fields.push_back(line);
  return fields;
}

}  // namespace

std::vector<std::string> unquote_words(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    std::string word;
    while (at < text.size() && text[at] != ' ') {
      if (text.substr(at).starts_with("$'")) {
        take_quoted(text, at += 2, true, word);
      } else if (text[at] == '\'') {
        take_quoted(text, ++at, false, word);
      } else {
        if (text[at] == '\\') ++at;
        word += text.at(at++);
      }
    }
    words.push_back(std::move(word));
  }
  return words;
}

RecordedCall parse_recorded_call(std::string_view line) {
  const auto fields = split_tabs(line);
  if (fields.size() != 5) throw std::runtime_error("transcript: expected five fields");
  RecordedCall call;
  const auto who = field_after(fields[0], "TMUX=");
  const auto blank = who.find(' ');
  call.tmux = who.substr(0, blank);
  call.pane = field_after(who.substr(blank), " PANE=");
  call.exit_code = std::atoi(std::string(field_after(fields[1], "rc=")).c_str());
  call.words = unquote_words(fields[2]);
  call.out = single(field_after(fields[3], "OUT="));
  call.err = single(field_after(fields[4], "ERR="));
  return call;
}

std::vector<RecordedCall> load_transcript(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("transcript: can't read " + path);
  std::vector<RecordedCall> calls;
  for (std::string line; std::getline(file, line);) calls.push_back(parse_recorded_call(line));
  return calls;
}

}  // namespace support
