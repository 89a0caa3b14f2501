// SPDX-License-Identifier: ISC
// Random output of a program: words, lines, wide characters, sequences, and optionally plain garbage.
#pragma once

#include <random>
#include <string>
#include <string_view>

namespace shim {

class RandomStream {
 public:
  explicit RandomStream(unsigned seed) : random_(seed) {}

  unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }

  std::string tokens(unsigned count) {
    static constexpr std::string_view k_pieces[] = {"hello",
                                                    "a longer piece of text ",
                                                    "\r\n",
                                                    "\r\n",
                                                    "\n",
                                                    "\r",
                                                    "\b",
                                                    "\t",
                                                    "\x0e",
                                                    "\x0f",
                                                    "\x18",
                                                    "漢字",
                                                    "é",
                                                    "e\u0301",
                                                    "\xe4\xbd",
                                                    "\xff",
                                                    "\033[31m",
                                                    "\033[0m",
                                                    "\033[1;38;2;1;2;3m",
                                                    "\033[4:3;58;5;1m",
                                                    "\033[H",
                                                    "\033[2J",
                                                    "\033[K",
                                                    "\033[1K",
                                                    "\033[J",
                                                    "\033[2;5r",
                                                    "\033[r",
                                                    "\033[?7l",
                                                    "\033[?7h",
                                                    "\033[4h",
                                                    "\033[4l",
                                                    "\033[?6h",
                                                    "\033[?6l",
                                                    "\033[?1049h",
                                                    "\033[?1049l",
                                                    "\033(0",
                                                    "\033(B",
                                                    "\0337",
                                                    "\0338",
                                                    "\033M",
                                                    "\033D",
                                                    "\033[2L",
                                                    "\033[3M",
                                                    "\033[4P",
                                                    "\033[5@",
                                                    "\033[6X",
                                                    "\033[2S",
                                                    "\033[2T",
                                                    "\033[3J",
                                                    "\033[5b",
                                                    "\033[9C",
                                                    "\033]0;title\007",
                                                    "\033Pq\033\\",
                                                    "\033[6n",
                                                    "\033c",
                                                    "\033#8",
                                                    "\033[1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1m"};
    std::string stream;
    for (; count > 0; --count) stream += k_pieces[below(std::size(k_pieces))];
    return stream;
  }
  // The same, mixed with what the short ways of the terminal have to refuse or to end at.
  std::string hard_tokens(unsigned count) {
    static constexpr std::string_view k_pieces[] = {
        "日本語の長い文字列が行の端を越えて続いていく",
        "\u200d",
        "\r漢",
        "\033[3D字",
        "\r漢字\033[2D\b字",
        "\033[;3H",
        "\033[38;2;9;8;7;48;2;1;2;3;1;4;7m",
        "\033[31;;44m",
        "\033[38;5;300;1m",
        "\033[123456m",
        "\033[31;4294967297m",
        "\033[1;2;3;4;5;7;8;9;21;22;23;24;25;27;28;29;30m",
        "\033[000000000000000000000000000000000000000000000000000000000000007m",
        "\033[0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;5m",
        "\033[107;94;21;53m",
        "\033[3;\r4H",
        "\x7f",
    };
    std::string stream;
    for (; count > 0; --count) stream += below(3) == 0 ? std::string(k_pieces[below(std::size(k_pieces))]) : tokens(1);
    return stream;
  }
  std::string garbage(unsigned count) {
    static constexpr std::string_view k_likely = "\033\033[;?0123456789:>< mhlHJKr]P_^kX\\\x07\x18\r\n\xe4\xbd\xa0";
    std::string stream;
    for (; count > 0; --count)
      stream.push_back(below(3) == 0 ? static_cast<char>(below(256)) : k_likely[below(k_likely.size())]);
    return stream;
  }

 private:
  std::mt19937 random_;
};

}  // namespace shim
