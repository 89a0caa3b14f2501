// SPDX-License-Identifier: ISC
// A file for a client to load, with what its test has to know in comments at its top: "# key: value" lines, and
// "# file: NAME" with the lines of another file, each behind "#   ".
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/clients/two_sides.hpp"

namespace clients {

class Scenario {
 public:
  // tests/clients/FOLDER/NAME
  static Scenario read(const std::string& folder, const std::string& name);

  // Every value of a key, and the last one ("" without any).
  const std::vector<std::string>& values(const std::string& key) const;
  std::string value(const std::string& key) const;
  // Writes it, and the files it brings along, into both sides, and names its socket.
  void place(TwoSides& sides, const std::string& as) const;

 private:
  void take_comment(const std::string& line);

  std::string text_;
  std::map<std::string, std::vector<std::string>> values_;
  std::vector<std::pair<std::string, std::string>> files_;
};

// The names of the files in tests/clients/FOLDER, sorted.
std::vector<std::string> scenarios(const std::string& folder);
// "windows_in_folders.yml" -> "WindowsInFolders"
std::string test_name(const std::string& file);

}  // namespace clients
