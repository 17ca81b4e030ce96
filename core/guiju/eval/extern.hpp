// Functions of the host, as a run is given them.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "guiju/checked/tree.hpp"

namespace guiju::eval {

/// What a function says of one row: a value, or why it has none.
struct ExternAnswer {
  std::optional<checked::Value> value = {};
  std::string message = {};  // without a value, or about it: for people
  bool is_no_value = false;  // what was returned is no value of the declared type; else an error
};

/// Some rows of a table, all of whose arguments are known.
struct ExternCall {
  const checked::Extern& function;
  const checked::CheckedPack& pack;
  std::vector<std::vector<checked::Value>> arguments;  // [argument][row], of the declared types
  std::vector<ExternAnswer> answers;                   // by row, to be filled
  bool is_interrupted = false;                         // to be set where the run is to end
};

/// Always says the same of the same arguments: how often it is called and with how many rows at a
/// time is not settled. Values are checked against the declared type afterwards. Throws nothing.
using ExternFunction = std::function<void(ExternCall&)>;

/// By the name that the pack declares.
using Externs = std::map<std::string, ExternFunction>;

}  // namespace guiju::eval
