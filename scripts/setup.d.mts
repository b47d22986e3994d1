export declare function installTools(tools?: readonly string[]): void;
export declare function browserFile(): string;
export declare function hasCommand(name: string): boolean;
